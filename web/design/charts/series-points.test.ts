import { describe, expect, it } from 'vitest';
import { nameOf, rowsOf, stepOf } from './series-points.ts';

const points = (...days: string[]) => days.map((at) => ({ at, value: 1 }));

describe('points of a series', () => {
  it('are as far apart as most of them are, a gap or a leap year notwithstanding', () => {
    expect(stepOf(points('2026-01-01', '2026-01-02', '2026-01-09'))).toBe('week');
    expect(stepOf(points('2026-01-01', '2026-01-02', '2026-01-03', '2026-02-03'))).toBe('day');
    expect(stepOf(points('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'))).toBe('month');
    expect(stepOf(points('2023-01-01', '2024-01-01', '2025-01-01'))).toBe('year');
    expect(stepOf(points('2026-01-01'))).toBe('day');
  });

  it('are named for what they stand for', () => {
    expect(nameOf('2026-02-01', 'month')).toBe('Feb 2026');
    expect(nameOf('2026-02-02', 'week')).toBe('week of Feb 2, 2026');
    expect(nameOf('2026-01-01', 'year')).toBe('2026');
  });

  it('stand in one row of the table when they share a day', () => {
    const rows = rowsOf([
      { name: 'A', points: points('2026-02-01', '2026-01-01') },
      { name: 'B', points: points('2026-01-01') },
    ]);
    expect(rows.map((row) => [row.at, row.values.map((value) => value?.value)])).toEqual([
      ['2026-01-01', [1, 1]],
      ['2026-02-01', [1, undefined]],
    ]);
  });
});
