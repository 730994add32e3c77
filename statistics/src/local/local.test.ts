import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import sixPoints from '../../reference/six-points.json' with { type: 'json' };
import { wholeGrid } from '../grids/area.ts';
import { distanceBandNeighbours, type Neighbours, queenNeighbours } from '../grids/neighbours.ts';
import { generalG } from './general-g.ts';
import { gi, giStar } from './getis-ord.ts';
import { hotSpots } from './hot-spots.ts';
import { moran } from './moran.ts';

const area = wholeGrid({ x0: 0, y0: 0, size: 1, columns: 7, rows: 5 });
const neighbours = queenNeighbours(area);
const aField = fc
  .array(fc.nat(30), { minLength: 35, maxLength: 35 })
  .filter((counts) => new Set(counts).size > 1);

describe('the six points of esda’s documentation', () => {
  const band = distanceBandNeighbours(
    { x: Float64Array.from(sixPoints.x), y: Float64Array.from(sixPoints.y) },
    sixPoints.threshold,
  );

  it('give its Gi, Gi* and general G', () => {
    expect(gi(sixPoints.values, band).z[0]).toBeCloseTo(sixPoints.esda.giZ0, 6);
    expect(giStar(sixPoints.values, band).z[0]).toBeCloseTo(sixPoints.esda.giStarZ0, 6);
    expect(generalG(sixPoints.values, band).g).toBeCloseTo(sixPoints.esda.generalG, 7);
  });
});

describe('giStar and gi', () => {
  it('equal their definition, written out with a full matrix of weights', () => {
    fc.assert(
      fc.property(aField, (values) => {
        const withSelf = giStar(values, neighbours).z;
        const without = gi(values, neighbours).z;
        for (let i = 0; i < values.length; i++) {
          expect(withSelf[i]).toBeCloseTo(definitionOfGi(values, weights(neighbours, i, true), -1), 9);
          expect(without[i]).toBeCloseTo(definitionOfGi(values, weights(neighbours, i, false), i), 9);
        }
      }),
    );
  });

  it('do not change when counts are shifted or scaled', () => {
    fc.assert(
      fc.property(
        aField,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 50 }),
        (values, factor, shift) => {
          const moved = values.map((value) => value * factor + shift);
          const before = giStar(values, neighbours).z;
          giStar(moved, neighbours).z.forEach((z, i) => {
            expect(z).toBeCloseTo(before[i]!, 8);
          });
        },
      ),
    );
  });

  it('give a place without neighbours no evidence', () => {
    const lonely: Neighbours = { start: Int32Array.of(0, 1, 2, 2, 2), index: Int32Array.of(1, 0) };
    expect(gi([1, 2, 3, 9], lonely).z[3]).toBe(0);
    expect(gi([1, 2, 3, 9], lonely).p[3]).toBe(1);
  });

  it('refuse places that are all alike, too few or without a value', () => {
    expect(() => giStar(new Array(35).fill(2), neighbours)).toThrow(
      expect.objectContaining({ code: 'counts.no-variation' }),
    );
    expect(() => giStar([1, 2], { start: Int32Array.of(0, 0, 0), index: Int32Array.of() })).toThrow(
      expect.objectContaining({ code: 'points.too-few' }),
    );
    expect(() => giStar([1, 2], neighbours)).toThrow(expect.objectContaining({ code: 'shape.mismatch' }));
  });
});

describe('hotSpots', () => {
  it('keeps no more than the count without control, and only high places as hot', () => {
    fc.assert(
      fc.property(aField, (values) => {
        const { z, hot, cold, hotCount, coldCount, aboveWithoutControl } = hotSpots(values, area);
        expect(hotCount).toBeLessThanOrEqual(aboveWithoutControl);
        expect(hot.reduce((a, b) => a + b, 0)).toBe(hotCount);
        expect(cold.reduce((a, b) => a + b, 0)).toBe(coldCount);
        z.forEach((value, i) => {
          if (hot[i]) expect(value).toBeGreaterThan(0);
        });
      }),
    );
  });

  it('finds a planted cluster', () => {
    const values = new Array(35).fill(1);
    for (const id of [16, 17, 18, 9, 10, 11]) values[id] = 20;
    const { hot } = hotSpots(values, area);
    expect(hot[17]).toBe(1);
    expect(hot[28]).toBe(0);
  });
});

describe('moran', () => {
  it('equals its definition', () => {
    fc.assert(
      fc.property(aField, (values) => {
        expect(moran(values, neighbours).i).toBeCloseTo(definitionOfMoran(values), 10);
      }),
    );
  });

  it('has the mean and variance of the same values shuffled in every order', () => {
    const values = [0, 1, 4, 2, 7, 1];
    const strip = queenNeighbours(wholeGrid({ x0: 0, y0: 0, size: 1, columns: 3, rows: 2 }));
    const all = permutations(values).map((order) => moran(order, strip).i);
    const mean = all.reduce((a, b) => a + b, 0) / all.length;
    const { expectation, variance } = moran(values, strip);
    expect(mean).toBeCloseTo(expectation, 10);
    expect(all.reduce((sum, i) => sum + (i - mean) ** 2, 0) / all.length).toBeCloseTo(variance, 10);
  });

  it('is high for a gradient and negative for a chessboard', () => {
    expect(
      moran(
        Array.from(area.cells, (id) => id % 7),
        neighbours,
      ).z,
    ).toBeGreaterThan(5);
    const path: Neighbours = { start: Int32Array.of(0, 1, 3, 5, 6), index: Int32Array.of(1, 0, 2, 1, 3, 2) };
    expect(moran([1, 0, 1, 0], path).i).toBeCloseTo(-1, 12);
  });
});

function weights({ start, index }: Neighbours, i: number, self: boolean): number[] {
  const near = new Set(index.slice(start[i]!, start[i + 1]!));
  return Array.from({ length: start.length - 1 }, (_, j) => (near.has(j) || (self && i === j) ? 1 : 0));
}

function definitionOfGi(values: number[], w: number[], leftOut: number): number {
  const kept = values.map((_, j) => j).filter((j) => j !== leftOut);
  const n = kept.length;
  const mean = kept.reduce((sum, j) => sum + values[j]!, 0) / n;
  const s = Math.sqrt(kept.reduce((sum, j) => sum + (values[j]! - mean) ** 2, 0) / n);
  const W = kept.reduce((sum, j) => sum + w[j]!, 0);
  const W2 = kept.reduce((sum, j) => sum + w[j]! ** 2, 0);
  const lag = kept.reduce((sum, j) => sum + w[j]! * values[j]!, 0);
  return s === 0 ? 0 : (lag - W * mean) / (s * Math.sqrt((n * W2 - W * W) / (n - 1)));
}

function definitionOfMoran(values: number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  let cross = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights(neighbours, i, false);
    const degree = w.reduce((a, b) => a + b, 0);
    for (let j = 0; j < values.length; j++)
      cross += (w[j]! / degree) * (values[i]! - mean) * (values[j]! - mean);
  }
  return cross / values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function permutations(values: number[]): number[][] {
  if (values.length <= 1) return [values];
  return values.flatMap((value, i) => permutations(values.toSpliced(i, 1)).map((rest) => [value, ...rest]));
}
