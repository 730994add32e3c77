import { describe, expect, it } from 'vitest';
import { compareValues, isShort, nextSort, present, readSort } from './columns.ts';

describe('sorting a table', () => {
  it('goes up, then down, then up again', () => {
    expect(nextSort(null, 'rows')).toBe('rows');
    expect(nextSort('rows', 'rows')).toBe('-rows');
    expect(nextSort('-rows', 'rows')).toBe('rows');
    expect(nextSort('-at', 'rows')).toBe('rows');
  });

  it('reads the address', () => {
    expect(readSort('-at')).toEqual({ key: 'at', down: true });
    expect(readSort('')).toBeNull();
  });

  it('gives empty cells no place in the order, while nothing counted is a number', () => {
    expect([null, '', undefined, 0, false].map(present)).toEqual([undefined, undefined, undefined, 0, false]);
  });

  it('keeps days and short words on one line', () => {
    expect(['2026-11-24T10:00:00.000Z', 'Nov 24, 2026', 12, null].every(isShort)).toBe(true);
    expect(isShort('607 places stand out in Philadelphia')).toBe(false);
  });

  it('orders numbers by size and names by the numbers in them', () => {
    expect([10, 9, 2].sort(compareValues)).toEqual([2, 9, 10]);
    expect(['week-10', 'week-9'].sort(compareValues)).toEqual(['week-9', 'week-10']);
  });
});
