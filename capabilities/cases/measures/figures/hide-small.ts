import { type CountTable, hideCounts, suppressionRules } from '#capabilities/publishing/server.ts';

export type Tally = { row: string; column: string; count: number };

/** Counts by two things, after the platform’s rule for small counts; null is withheld. */
export type HiddenTally = {
  rows: string[];
  columns: string[];
  cell(row: string, column: string): number | null;
  ofRow(row: string): number | null;
  ofColumn(column: string): number | null;
  total: number | null;
  hidden: number;
};

const SUM = '\u0000';

/**
 * Withholds counts under ten, and as many more as keep anyone from working one out from the sums beside it. Always
 * over the whole table, also where a reader looks at a slice of it: slices held against each other tell no more.
 */
export function hideSmall(tallies: readonly Tally[]): HiddenTally {
  const counts = new Map<string, number>();
  const nameOf = (row: string, column: string) => `${row}|${column}`;
  for (const { row, column, count } of tallies)
    counts.set(nameOf(row, column), (counts.get(nameOf(row, column)) ?? 0) + count);
  const rows = [...new Set(tallies.map(({ row }) => row))].sort();
  const columns = [...new Set(tallies.map(({ column }) => column))].sort();
  const cells = rows.flatMap((row) => columns.map((column) => ({ row, column })));
  const parts = cells.map(({ row, column }) => counts.get(nameOf(row, column)) ?? 0);
  const membersOf = (is: (cell: { row: string; column: string }) => boolean) =>
    cells.flatMap((cell, part) => (is(cell) ? [part] : []));
  const sums = new Map<string, number[]>([
    ...cells.map((cell, part): [string, number[]] => [nameOf(cell.row, cell.column), [part]]),
    ...rows.map((row): [string, number[]] => [nameOf(row, SUM), membersOf((cell) => cell.row === row)]),
    ...columns.map((column): [string, number[]] => [
      nameOf(SUM, column),
      membersOf((cell) => cell.column === column),
    ]),
    [nameOf(SUM, SUM), cells.map((_, part) => part)],
  ]);
  const countOf = (key: string) => (sums.get(key) ?? []).reduce((sum, part) => sum + parts[part]!, 0);
  const hidden = hiddenOf(parts, sums, countOf);
  const shown = (key: string) => (hidden.has(key) ? null : countOf(key));
  return {
    rows,
    columns,
    cell: (row, column) => shown(nameOf(row, column)),
    ofRow: (row) => shown(nameOf(row, SUM)),
    ofColumn: (column) => shown(nameOf(SUM, column)),
    total: shown(nameOf(SUM, SUM)),
    hidden: [...hidden].filter((key) => countOf(key) > 0).length,
  };
}

/** With one row or one column a sum stands beside its only part: they are one number and go together. */
function hiddenOf(
  parts: readonly number[],
  sums: ReadonlyMap<string, readonly number[]>,
  countOf: (key: string) => number,
): Set<string> {
  const first = new Map<string, string>();
  for (const [key, members] of sums) {
    const counted = members.filter((part) => parts[part]! > 0).join(' ');
    if (counted !== '' && !first.has(counted)) first.set(counted, key);
  }
  const whole = [...sums.keys()].at(-1)!;
  const table: CountTable = {
    parts,
    numbers: [...first].map(([counted, key]) => ({
      key,
      members: counted.split(' ').map(Number),
      // The size of the whole is told beside every figure.
      kind: key === whole && countOf(key) >= suppressionRules.smallestShown ? 'known' : 'open',
    })),
  };
  const { hidden } = hideCounts(table);
  return new Set(
    [...sums].flatMap(([key, members]) => {
      const counted = members.filter((part) => parts[part]! > 0).join(' ');
      return hidden.has(first.get(counted) ?? '') ? [key] : [];
    }),
  );
}

/** Whether a share may be told: neither those to whom it applies nor the others are few. */
export function isTellable(count: number, of: number): boolean {
  const few = (value: number) => value > 0 && value < suppressionRules.smallestShown;
  return of >= suppressionRules.smallestShown && !few(count) && !few(of - count);
}
