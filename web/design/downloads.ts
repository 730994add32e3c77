export type CsvColumn<TRow> = {
  label: string;
  value: (row: TRow) => string | number | boolean | null | undefined;
};

/** RFC 4180 text with a header. A spreadsheet would run cells that start like a formula: they get a quote mark. */
export function csvOf<TRow>(columns: readonly CsvColumn<TRow>[], rows: readonly TRow[]): string {
  const lines = [columns.map((column) => cell(column.label)).join(',')];
  for (const row of rows) lines.push(columns.map((column) => cell(column.value(row))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function saveText(name: string, text: string, type = 'text/plain'): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

export function saveCsv<TRow>(
  name: string,
  columns: readonly CsvColumn<TRow>[],
  rows: readonly TRow[],
): void {
  saveText(name, csvOf(columns, rows), 'text/csv');
}

export function saveSvg(name: string, svg: SVGSVGElement): void {
  saveText(name, svgText(svg), 'image/svg+xml');
}

export async function savePng(name: string, svg: SVGSVGElement): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  await savePngOf(name, { svg: svgText(svg), width, height });
}

/** A drawing that is no part of the page, as its text. */
export async function savePngOf(
  name: string,
  { svg, width, height }: { svg: string; width: number; height: number },
  scale = 2,
): Promise<void> {
  const image = new Image();
  // A data address, not a blob one: the security policy lets images come from `data:` only.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) saveBlob(name, blob);
}

export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}

/** The picture must stand alone: what the page's style sheet says of it is written into its copy. */
function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries())
    writeStyle(originals[index] as Element, element);
  return new XMLSerializer().serializeToString(copy);
}

const drawn = [
  'fill',
  'stroke',
  'stroke-width',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];

function writeStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const property of drawn) {
    const value = style.getPropertyValue(property);
    if (value !== '') to.setAttribute(property, value);
  }
  to.removeAttribute('class');
}
