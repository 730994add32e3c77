import { type Problem, problem } from '../errors.ts';
import type { ReadingLimits } from './limits.ts';
import type { Row } from './row.ts';

/** Names as written, trimmed; a column without a name is called by its place. */
export function headerOf(row: Row): string[] {
  const names = row.fields.map((name) => name.trim());
  while (names.length > 1 && names.at(-1) === '') names.pop();
  return names.map((name, index) => name || `Column ${index + 1}`);
}

export function faultOfHeader(header: string[], limits: ReadingLimits): Problem | undefined {
  if (header.length > limits.columns) {
    return problem(
      'header-too-wide',
      `The header has ${header.length} columns; ${limits.columns} are allowed.`,
      { row: 1 },
    );
  }
  const seen = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const first = seen.get(name.toLowerCase());
    if (first !== undefined) {
      const message = `Columns ${first + 1} and ${index + 1} are both called "${name}".`;
      return problem('header-duplicate', message, { field: name, row: 1 });
    }
    seen.set(name.toLowerCase(), index);
  }
  return undefined;
}

/** Marks a row whose fields can't be told apart by the header; empty fields past the end are harmless. */
export function fitToHeader(row: Row, width: number): Row {
  const { fields } = row;
  if (fields.length === width) return row;
  while (fields.length > width && fields.at(-1) === '') fields.pop();
  if (fields.length === width) return row;
  const [code, than] =
    fields.length < width
      ? (['row-has-too-few-fields', 'fewer'] as const)
      : (['row-has-too-many-fields', 'more'] as const);
  const message = `Row ${row.row} has ${fields.length} fields, ${than} than the header's ${width}.`;
  return { ...row, problem: problem(code, message, { row: row.row }) };
}
