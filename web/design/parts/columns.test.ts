import { describe, expect, it } from 'vitest';
import { compareValues, nextSort, present, readSort } from './columns.ts';

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

  it('orders numbers by size and names by the numbers in them', () => {
    expect([10, 9, 2].sort(compareValues)).toEqual([2, 9, 10]);
    expect(['week-10', 'week-9'].sort(compareValues)).toEqual(['week-9', 'week-10']);
  });
});
