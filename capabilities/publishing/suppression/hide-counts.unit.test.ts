import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { possibleValues, solvedByElimination } from '../testing/attack.ts';
import type { CountNumber, CountTable } from './count-table.ts';
import { countOf } from './count-table.ts';
import { hideCounts } from './hide-counts.ts';

/** Rows and columns with the totals of both, all told but for what is hidden. */
function crossTable(values: readonly (readonly number[])[]): CountTable {
  const width = values[0]!.length;
  const rows = values.map((_, r) => r);
  const columns = values[0]!.map((_, c) => c);
  const part = (r: number, c: number) => r * width + c;
  const number = (key: string, members: number[]): CountNumber => ({ key, members, kind: 'open' });
  return {
    parts: values.flat(),
    numbers: [
      ...rows.flatMap((r) => columns.map((c) => number(`${r},${c}`, [part(r, c)]))),
      ...rows.map((r) =>
        number(
          `row ${r}`,
          columns.map((c) => part(r, c)),
        ),
      ),
      ...columns.map((c) =>
        number(
          `column ${c}`,
          rows.map((r) => part(r, c)),
        ),
      ),
      number(
        'total',
        rows.flatMap((r) => columns.map((c) => part(r, c))),
      ),
    ],
  };
}

const tables = (rows: number, columns: number, largest: number) =>
  fc.array(fc.array(fc.nat({ max: largest }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

const smallCells = (table: CountTable) =>
  table.numbers.filter((number) => countOf(number, table) > 0 && countOf(number, table) < 10);

describe('suppression', () => {
  test('hides nonzero counts under ten, and shows zero', () => {
    const table = crossTable([
      [0, 9, 40],
      [10, 30, 8],
      [50, 60, 70],
    ]);
    const { hidden } = hideCounts(table);
    expect(hidden.has('0,1') && hidden.has('1,2')).toBe(true);
    expect(hidden.has('0,0')).toBe(false);
  });

  test('hides nothing where no count is small', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 10, max: 500 }), { minLength: 3, maxLength: 3 }), {
          minLength: 2,
          maxLength: 5,
        }),
        (values) => {
          expect(hideCounts(crossTable(values)).hidden.size).toBe(0);
        },
      ),
    );
  });

  test('hides a second cell in the row and column of a small one, the smallest that serves', () => {
    const table = crossTable([
      [4, 100, 20],
      [30, 200, 300],
      [60, 400, 50],
    ]);
    expect([...hideCounts(table).hidden].sort()).toEqual(['0,0', '0,2', '2,0', '2,2']);
  });

  test('leaves every small count with several possible values for one who tries all tables that fit', () => {
    fc.assert(
      fc.property(tables(2, 3, 16), (values) => {
        const table = crossTable(values);
        const { hidden, unprotected } = hideCounts(table);
        expect(unprotected).toEqual([]);
        for (const secret of smallCells(table)) {
          const possible = possibleValues(table, hidden, secret, 3);
          expect(Math.max(...possible) - Math.min(...possible)).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('cannot be solved by elimination over rows, columns and totals', () => {
    fc.assert(
      fc.property(tables(6, 5, 60), (values) => {
        const table = crossTable(values);
        const { hidden } = hideCounts(table);
        const solved = solvedByElimination(table, hidden);
        for (const secret of smallCells(table)) expect(solved).not.toContain(secret.key);
      }),
      { numRuns: 100 },
    );
  });

  test('would be solved by elimination if only the small counts were hidden: the attack can succeed', () => {
    const table = crossTable([
      [4, 100],
      [30, 200],
    ]);
    expect(solvedByElimination(table, new Set(['0,0']))).toContain('0,0');
  });

  test('says so when what was told before gives a small count away', () => {
    const table: CountTable = {
      parts: [7, 40],
      numbers: [
        { key: 'a', members: [0], kind: 'open' },
        { key: 'b', members: [1], kind: 'known' },
        { key: 'total', members: [0, 1], kind: 'known' },
      ],
    };
    expect(hideCounts(table).unprotected).toEqual(['a']);
  });

  test('keeps a total back when an earlier one and the difference would give a small count away', () => {
    const table: CountTable = {
      parts: [30, 40, 6],
      numbers: [
        { key: 'total of 2023 and 2024, told last month', members: [0, 1], kind: 'known' },
        { key: '2023', members: [0], kind: 'open' },
        { key: '2024', members: [1], kind: 'open' },
        { key: 'January 2025', members: [2], kind: 'open' },
        { key: 'total', members: [0, 1, 2], kind: 'open' },
      ],
    };
    const { hidden } = hideCounts(table);
    expect([...hidden].sort()).toEqual(['January 2025', 'total']);
    expect(solvedByElimination(table, hidden)).not.toContain('January 2025');
  });
});
