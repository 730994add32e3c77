import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhiladelphia } from '../../reference/read-philadelphia.ts';
import { wholeGrid } from '../grids/area.ts';
import { countPoints } from '../grids/count-points.ts';
import { type Neighbours, queenNeighbours } from '../grids/neighbours.ts';
import { seededGenerator } from '../inference/generator.ts';
import { localMoran } from './local-moran.ts';
import { moran } from './moran.ts';

const queens = queenNeighbours(wholeGrid({ x0: 0, y0: 0, size: 1, columns: 4, rows: 3 }));
const someValues = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .filter((values) => new Set(values).size > 1);

describe('localMoran', () => {
  it('adds up to the global I', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const { i } = localMoran(values, queens, { seed: 1, permutations: 9 });
        const sum = i.reduce((total, value) => total + value, 0);
        expect(sum / (values.length - 1)).toBeCloseTo(moran(values, queens).i, 9);
      }),
    );
  });

  it('adds up to spdep’s global I on Philadelphia, and finds its densest cells high among high', () => {
    const { points, area } = readPhiladelphia();
    const { counts } = countPoints(points, area);
    const found = localMoran(counts, queenNeighbours(area), { seed: 1, permutations: 99 });
    const sum = found.i.reduce((total, value) => total + value, 0);
    expect(sum / (counts.length - 1)).toBeCloseTo(0.5876548, 5);
    const densest = area.positionOf[6440]!;
    expect([found.pattern[densest], found.p[densest]]).toEqual(['high-high', 0.02]);
  }, 30_000);

  it('has about the p that all ways of dealing the values give', () => {
    const values = [9, 7, 1, 0, 8, 3, 2, 1, 0, 2, 1, 4];
    const { p } = localMoran(values, queens, { seed: 5, permutations: 9999 });
    p.forEach((value, place) => {
      expect(Math.abs(value - exactP(values, queens, place))).toBeLessThan(0.03);
    });
  });

  it('gives the same for the same seed, and its signs and p do not change with the unit', () => {
    fc.assert(
      fc.property(someValues, fc.nat(1000), (values, seed) => {
        const once = localMoran(values, queens, { seed, permutations: 49 });
        expect(localMoran(values, queens, { seed, permutations: 49 })).toEqual(once);
        const scaled = localMoran(
          values.map((value) => 8 * value),
          queens,
          { seed, permutations: 49 },
        );
        expect([scaled.p, scaled.pattern]).toEqual([once.p, once.pattern]);
      }),
    );
  });

  it('keeps few places where there is nothing but chance', () => {
    const area = wholeGrid({ x0: 0, y0: 0, size: 1, columns: 20, rows: 20 });
    const random = seededGenerator(3);
    const noise = Float64Array.from({ length: 400 }, () => random());
    const { kept, p } = localMoran(noise, queenNeighbours(area), { seed: 1, permutations: 499 });
    expect(kept.reduce((sum, one) => sum + one, 0)).toBeLessThan(5);
    const small = p.filter((value) => value < 0.05).length;
    expect(small).toBeGreaterThan(5);
    expect(small).toBeLessThan(40);
  });

  it('names outliers, and says nothing of a place without neighbours', () => {
    const line: Neighbours = { start: Int32Array.of(0, 1, 3, 4, 4), index: Int32Array.of(1, 0, 2, 1) };
    const { i, p, pattern } = localMoran([1, 9, 1, 3], line, { seed: 1, permutations: 19 });
    expect(pattern.slice(0, 3)).toEqual(['low-high', 'high-low', 'low-high']);
    expect([Math.abs(i[3]!), p[3]]).toEqual([0, 1]);
  });
});

/** Both tails over every choice of as many others as the place has neighbours, the smaller one doubled. */
function exactP(values: number[], { start, index }: Neighbours, place: number): number {
  const near = index.slice(start[place], start[place + 1]);
  const seen = near.reduce((sum, other) => sum + values[other]!, 0);
  const others = values.filter((_, other) => other !== place);
  let [all, atLeast, atMost] = [0, 0, 0];
  const deal = (from: number, left: number, sum: number): void => {
    if (left === 0) {
      all++;
      if (sum >= seen) atLeast++;
      if (sum <= seen) atMost++;
      return;
    }
    for (let k = from; k <= others.length - left; k++) deal(k + 1, left - 1, sum + others[k]!);
  };
  deal(0, near.length, 0);
  return Math.min(1, (2 * Math.min(atLeast, atMost)) / all);
}
