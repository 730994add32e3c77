type Value = string | number | boolean | null | undefined;

/** A file of rows. A text that a spreadsheet would run as a formula is kept a text. */
export function csvOfRows<T>(
  columns: readonly (readonly [string, (row: T) => Value])[],
  rows: readonly T[],
): string {
  const lines = [
    columns.map(([label]) => written(label)),
    ...rows.map((row) => columns.map(([, value]) => written(value(row)))),
  ];
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function written(value: Value): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
