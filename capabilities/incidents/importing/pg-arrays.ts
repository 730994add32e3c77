/**
 * Array literals for `unnest`. The driver would make them too, value by value; a file has millions of values,
 * and most need no escape.
 */
export function numbersLiteral(values: ArrayLike<number | null>): string {
  let literal = '{';
  for (let index = 0; index < values.length; index++) {
    if (index > 0) literal += ',';
    const value = values[index]!;
    literal += value === null || Number.isNaN(value) ? 'NULL' : value;
  }
  return `${literal}}`;
}

export function flagsLiteral(values: (boolean | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : value ? 't' : 'f')).join(',')}}`;
}

export function textsLiteral(values: (string | null)[]): string {
  let literal = '{';
  for (let index = 0; index < values.length; index++) {
    if (index > 0) literal += ',';
    const value = values[index]!;
    literal += value === null ? 'NULL' : quoted(value);
  }
  return `${literal}}`;
}

/** For texts that cannot hold a quote or a backslash: ids and hashes. */
export function plainTextsLiteral(values: string[]): string {
  return `{${values.join(',')}}`;
}

const needsEscape = /["\\]/;

function quoted(value: string): string {
  return needsEscape.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : `"${value}"`;
}
