import type { FieldProblem } from '#platform/outcome/outcome.ts';
import { type Column, columns } from './columns.ts';

export type Matched = {
  /** Where each column of ours stands in the file. */
  positions: Map<string, number>;
  /** Headings that nothing of ours is called. */
  ignored: string[];
  problems: FieldProblem[];
};

/** Which heading is which column, by its name and the names other systems give it. */
export function matchColumns(header: readonly string[]): Matched {
  const positions = new Map<string, number>();
  const taken = new Set<number>();
  for (const column of columns) {
    const position = positionOf(column, header, taken);
    if (position === null) continue;
    positions.set(column.key, position);
    taken.add(position);
  }
  const ignored = header.filter((name, index) => name.trim() !== '' && !taken.has(index));
  const problems = columns
    .filter(({ key, required }) => required && !positions.has(key))
    .map((column) => missing(column, ignored));
  return { positions, ignored, problems };
}

function positionOf(
  { key, label, known }: Column,
  header: readonly string[],
  taken: Set<number>,
): number | null {
  for (const name of [key, label, ...known].map(plain)) {
    const index = header.findIndex((heading, at) => !taken.has(at) && plain(heading) === name);
    if (index >= 0) return index;
  }
  return null;
}

function missing({ key, label, known }: Column, ignored: readonly string[]): FieldProblem {
  const close = ignored.find((heading) =>
    [key, label, ...known].some((name) => isClose(plain(heading), plain(name))),
  );
  return {
    field: key,
    row: 1,
    message: `The file has no column “${label}”.`,
    mend: close
      ? `Is it “${close}”? Then rename that heading to “${label}”.`
      : `Add it, or name the column that holds it “${label}”.`,
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Two letters apart at most, or one within the other. */
function isClose(one: string, other: string): boolean {
  if (one.length < 4 || other.length < 4) return false;
  return one.includes(other) || other.includes(one) || distance(one, other) <= 2;
}

function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same));
    }
    above = row;
  }
  return above[other.length]!;
}
