import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Polygon } from '../projection/polygon.ts';
import { cellsWithin, wholeGrid } from './area.ts';
import { cellCentre, type Grid } from './grid.ts';

const grid: Grid = { x0: 0, y0: 0, size: 10, columns: 12, rows: 9 };
const ring = (...corners: [number, number][]) => ({
  x: Float64Array.from(corners, ([x]) => x),
  y: Float64Array.from(corners, ([, y]) => y),
});

describe('cellsWithin', () => {
  it('takes the cells whose centre is inside', () => {
    const area = cellsWithin(grid, { rings: [ring([4, 4], [26, 4], [26, 16], [4, 16])] });
    expect([...area.cells]).toEqual([0, 1, 2, 12, 13, 14]);
    expect(area.positionOf[13]).toBe(4);
    expect(area.positionOf[3]).toBe(-1);
  });

  it('leaves holes out', () => {
    const outer = ring([0, 0], [30, 0], [30, 30], [0, 30]);
    const hole = ring([10, 10], [20, 10], [20, 20], [10, 20]);
    expect([...cellsWithin(grid, { rings: [outer, hole] }).cells]).toEqual([0, 1, 2, 12, 14, 24, 25, 26]);
  });

  it('agrees with a test of each centre by itself', () => {
    const aCorner = fc.tuple(
      fc.double({ min: -20, max: 140, noNaN: true }),
      fc.double({ min: -20, max: 110, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(aCorner, { minLength: 3, maxLength: 9 }), (corners) => {
        const boundary = { rings: [ring(...corners)] };
        const expected = [...wholeGrid(grid).cells].filter((id) => contains(boundary, cellCentre(grid, id)));
        if (expected.length === 0) {
          expect(() => cellsWithin(grid, boundary)).toThrow(expect.objectContaining({ code: 'area.empty' }));
        } else {
          expect([...cellsWithin(grid, boundary).cells]).toEqual(expected);
        }
      }),
    );
  });

  it('refuses a grid without cells', () => {
    expect(() => wholeGrid({ ...grid, columns: 0 })).toThrow(
      expect.objectContaining({ code: 'grid.invalid' }),
    );
    expect(() => wholeGrid({ ...grid, size: -1 })).toThrow(expect.objectContaining({ code: 'grid.invalid' }));
  });
});

/** Ray casting, one centre at a time. */
function contains({ rings }: Polygon, place: { x: number; y: number }): boolean {
  let inside = false;
  for (const { x, y } of rings) {
    for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
      if (y[i]! > place.y === y[j]! > place.y) continue;
      if (place.x < x[i]! + ((place.y - y[i]!) / (y[j]! - y[i]!)) * (x[j]! - x[i]!)) inside = !inside;
    }
  }
  return inside;
}
