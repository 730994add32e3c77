export type Bands = { space: string[]; time: string[] };

/** A result that is more than one number: a table of bands, a list of things, or plain JSON. */
export function resultTable(name: string, value: unknown, bands: Bands | undefined): string[] {
  if (isList(value, Array.isArray) && bands) return titled(name, ofBands(value, bands));
  if (isList(value, isRecord)) return titled(name, ofRecords(value));
  return [`  ${name}  ${JSON.stringify(value)}`];
}

export function shown(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(8)));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Rows of distance, columns of time, each with its interval. */
function ofBands(rows: unknown[][], { space, time }: Bands): string[][] {
  return [['metres \\ days', ...time], ...rows.map((row, i) => [space[i]!, ...row.map(shown)])];
}

function ofRecords(list: Record<string, unknown>[]): string[][] {
  const keys = Object.keys(list[0]!);
  return [keys, ...list.map((one) => keys.map((key) => shown(one[key])))];
}

function titled(name: string, lines: string[][]): string[] {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const cells = lines.map((line) => line.map((cell, column) => cell.padStart(widths[column]!)).join('  '));
  return [`  ${name}`, ...cells.map((line) => `    ${line}`)];
}

function isList<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.length > 0 && value.every(isOne);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
