import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeGrid } from './area.ts';
import { countPoints } from './count-points.ts';
import type { Grid } from './grid.ts';
import { peak } from './peak.ts';

const grid: Grid = { x0: 476000, y0: 4413000, size: 250, columns: 6, rows: 4 };
const area = wholeGrid(grid);
const pointsOf = (pairs: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(pairs, ([x]) => x),
  y: Float64Array.from(pairs, ([, y]) => y),
});
const aPlace = fc.tuple(
  fc.double({ min: 475500, max: 478000, noNaN: true }),
  fc.double({ min: 4412500, max: 4414500, noNaN: true }),
);

describe('countPoints', () => {
  it('gives a cell its west and south edge, and its eastern neighbour the rest', () => {
    const { counts, outside } = countPoints(
      pointsOf([
        [476000, 4413000],
        [476250, 4413000],
        [477500, 4413000],
      ]),
      area,
    );
    expect([...counts.slice(0, 3)]).toEqual([1, 1, 0]);
    expect(outside).toBe(1);
  });

  it('accounts for every point: counted or outside', () => {
    fc.assert(
      fc.property(fc.array(aPlace), (pairs) => {
        const { counts, counted, outside } = countPoints(pointsOf(pairs), area);
        expect(counted + outside).toBe(pairs.length);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(counted);
      }),
    );
  });

  it('does not depend on the order of the points', () => {
    fc.assert(
      fc.property(fc.array(aPlace), (pairs) => {
        expect(countPoints(pointsOf(pairs.toReversed()), area)).toEqual(countPoints(pointsOf(pairs), area));
      }),
    );
  });

  it('moves with grid and points together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(1500), fc.nat(1000))),
        fc.integer({ min: -9, max: 9 }),
        (pairs, cells) => {
          const shift = cells * 250;
          const here = pairs.map(([x, y]) => [476000 + x, 4413000 + y] as const);
          const there = here.map(([x, y]) => [x + shift, y + shift] as const);
          const moved = wholeGrid({ ...grid, x0: grid.x0 + shift, y0: grid.y0 + shift });
          expect(countPoints(pointsOf(there), moved).counts).toEqual(
            countPoints(pointsOf(here), area).counts,
          );
        },
      ),
    );
  });

  it('refuses longitude and latitude, and points without coordinates', () => {
    expect(() => countPoints(pointsOf([[-75.1, 39.9]]), area)).toThrow(
      expect.objectContaining({ code: 'coordinates.degrees' }),
    );
    expect(() => countPoints(pointsOf([[Number.NaN, 4413000]]), area)).toThrow(
      expect.objectContaining({ code: 'coordinates.not-finite' }),
    );
  });
});

describe('peak', () => {
  it('breaks ties by the lowest id', () => {
    expect(peak([1, 7, 7], area)).toEqual({ value: 7, cell: 1 });
  });
});
