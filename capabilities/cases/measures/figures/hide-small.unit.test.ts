import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmall, isTellable } from './hide-small.ts';

const tally = fc.array(
  fc.record({
    row: fc.constantFrom('a', 'b', 'c', 'd'),
    column: fc.constantFrom('1', '2', '3'),
    count: fc.integer({ min: 0, max: 40 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('a table of counts', () => {
  it('shows no count from one to nine', () => {
    fc.assert(
      fc.property(tally, (tallies) => {
        const hidden = hideSmall(tallies);
        const all = hidden.rows.flatMap((row) => [
          hidden.ofRow(row),
          ...hidden.columns.map((column) => hidden.cell(row, column)),
        ]);
        for (const value of [...all, ...hidden.columns.map(hidden.ofColumn), hidden.total])
          expect(value === null || value === 0 || value >= 10).toBe(true);
      }),
    );
  });

  it('never leaves one number withheld beside a sum that gives it away', () => {
    fc.assert(
      fc.property(tally, (tallies) => {
        const { rows, columns, cell, ofRow, ofColumn } = hideSmall(tallies);
        for (const row of rows) {
          const withheld = columns.filter((column) => cell(row, column) === null).length;
          if (ofRow(row) !== null) expect(withheld).not.toBe(1);
        }
        for (const column of columns) {
          const withheld = rows.filter((row) => cell(row, column) === null).length;
          if (ofColumn(column) !== null) expect(withheld).not.toBe(1);
        }
      }),
    );
  });

  it('shows everything where nothing is small', () => {
    const { cell, total, hidden } = hideSmall([
      { row: 'a', column: '1', count: 12 },
      { row: 'b', column: '1', count: 30 },
    ]);
    expect([cell('a', '1'), cell('b', '1'), total, hidden]).toEqual([12, 30, 42, 0]);
  });
});

describe('a share', () => {
  it('is withheld where those it speaks of, or all the others, are fewer than ten', () => {
    expect(isTellable(3, 400)).toBe(false);
    expect(isTellable(397, 400)).toBe(false);
    expect(isTellable(0, 400)).toBe(true);
    expect(isTellable(40, 400)).toBe(true);
    expect(isTellable(0, 4)).toBe(false);
  });
});
