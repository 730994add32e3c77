import type { StructureElement } from 'pdfkit';
import type { TableBlock } from '../contract.ts';
import { breakBefore, colours, type Sheet } from './page.ts';

const SIZE = 8.5;
const PADDING = 3;
/** Between two columns, so that a number does not touch the words after it. */
const GUTTER = 12;
/** A column is given at most this much more than it needs: a row is read along, and far cells are lost on the way. */
const MOST_AIR = 48;
/** A table no higher than this share of a page stays in one piece. */
const KEPT_WHOLE = 0.25;

type Column = { x: number; width: number };
type Laid = { sheet: Sheet; table: TableBlock; columns: Column[]; width: number };

/** A table with its caption; the header row is said for each cell, and drawn again where the table breaks. */
export function drawTable(sheet: Sheet, table: TableBlock): void {
  const { pdf, root, left } = sheet;
  const laid = layOut(sheet, table);
  const header = table.columns.map(({ label }) => label);
  breakBefore(sheet, roomToBegin(laid, header));
  const element = pdf.struct('Table');
  root.add(element);
  element.add(
    pdf.struct('Caption', {}, () => {
      bold(sheet, 9.5).text(table.caption, left, pdf.y, { width: sheet.width });
    }),
  );
  pdf.y += PADDING;
  tagged(laid, element, header, true);
  for (const row of table.rows) {
    if (pdf.y + rowHeight(laid, row, false) > sheet.bottom) {
      pdf.addPage();
      repeatHeader(laid, header);
    }
    tagged(laid, element, row, false);
  }
  element.end();
  pdf.y += 10;
}

/** Each column as wide as its longest cell, with some air; narrower, with broken lines, where all of that has no room. */
function layOut(sheet: Sheet, table: TableBlock): Laid {
  const needed = table.columns.map(({ label }, column) =>
    Math.max(
      bold(sheet, SIZE).widthOfString(label),
      ...table.rows.map((row) => regular(sheet, SIZE).widthOfString(row[column] ?? '')),
    ),
  );
  const total = needed.reduce((sum, one) => sum + one + GUTTER, 0);
  const air = Math.min(MOST_AIR, (sheet.width - total) / needed.length);
  const room = sheet.width - GUTTER * needed.length;
  const widths = needed.map((one) =>
    air >= 0 ? one + air : (one * room) / (total - GUTTER * needed.length),
  );
  let x = sheet.left;
  const columns = widths.map((width) => {
    const at = x + GUTTER / 2;
    x += width + GUTTER;
    // A hair more than measured: a cell must not break for a rounding.
    return { x: at, width: width + 0.5 };
  });
  return { sheet, table, columns, width: x - sheet.left };
}

/** A short table begins where all of it has room, a long one where its first rows have. */
function roomToBegin(laid: Laid, header: readonly string[]): number {
  const { sheet, table } = laid;
  const caption = 24;
  const head = caption + rowHeight(laid, header, true);
  const whole = table.rows.reduce((sum, row) => sum + rowHeight(laid, row, false), head);
  return whole <= KEPT_WHOLE * sheet.bottom ? whole : head + 3 * rowHeight(laid, header, true);
}

function tagged(laid: Laid, element: StructureElement, cells: readonly string[], isHeader: boolean): void {
  const { pdf } = laid.sheet;
  const top = pdf.y;
  const height = rowHeight(laid, cells, isHeader);
  const row = pdf.struct('TR');
  element.add(row);
  for (const [column, text] of cells.entries()) {
    const [tag, options] = isHeader
      ? (['TH', { scope: 'Column' }] as const)
      : column === 0
        ? (['TH', { scope: 'Row' }] as const)
        : (['TD', {}] as const);
    row.add(pdf.struct(tag, options, () => cell(laid, column, text, top)));
  }
  row.end();
  rule(laid, top + height);
  pdf.y = top + height;
}

function cell({ sheet, table, columns }: Laid, column: number, text: string, top: number): void {
  const { x, width } = columns[column]!;
  const align = table.columns[column]!.align === 'end' ? 'right' : 'left';
  sheet.pdf.fillColor(colours.ink).text(text, x, top + PADDING, { width, align });
}

function repeatHeader(laid: Laid, header: readonly string[]): void {
  const { pdf } = laid.sheet;
  const top = pdf.y;
  const height = rowHeight(laid, header, true);
  pdf.markContent('Artifact', { type: 'Layout' });
  for (const [column, text] of header.entries()) cell(laid, column, text, top);
  pdf.endMarkedContent();
  rule(laid, top + height);
  pdf.y = top + height;
}

function rule({ sheet: { pdf, left }, width }: Laid, y: number): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf
    .lineWidth(0.5)
    .strokeColor(colours.line)
    .moveTo(left, y)
    .lineTo(left + width, y)
    .stroke();
  pdf.endMarkedContent();
}

/** Sets the face of the row too, for what is drawn next is the row. */
function rowHeight({ sheet, columns }: Laid, cells: readonly string[], isHeader: boolean): number {
  const pdf = isHeader ? bold(sheet, SIZE) : regular(sheet, SIZE);
  const heights = cells.map((text, column) =>
    pdf.heightOfString(text || ' ', { width: columns[column]!.width }),
  );
  return Math.max(...heights) + 2 * PADDING;
}

function bold({ pdf }: Sheet, size: number) {
  return pdf.font('bold').fontSize(size).fillColor(colours.ink);
}

function regular({ pdf }: Sheet, size: number) {
  return pdf.font('regular').fontSize(size).fillColor(colours.ink);
}
