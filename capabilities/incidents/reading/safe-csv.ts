/**
 * CSV that is safe to open in a spreadsheet: a field that would be run as a formula gets an apostrophe in front.
 * Plain numbers are left alone, for "-75.1" is a longitude.
 */
export function safeCsvLine(fields: readonly string[]): string {
  return `${fields.map((field) => quoted(harmless(field))).join(',')}\r\n`;
}

/** Takes the apostrophe away again when a download comes back mended. */
export function withoutApostrophe(field: string): string {
  return /^'[=+\-@\t\r]/.test(field) ? field.slice(1) : field;
}

function harmless(field: string): string {
  return /^[=+\-@\t\r]/.test(field) && !/^[+-]?\d+(?:\.\d+)?$/.test(field) ? `'${field}` : field;
}

function quoted(field: string): string {
  return /[",;\r\n\t]/.test(field) || field !== field.trim() ? `"${field.replaceAll('"', '""')}"` : field;
}
