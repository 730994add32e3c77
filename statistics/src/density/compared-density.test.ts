import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsWithin, wholeGrid } from '../grids/area.ts';
import { cellCentre } from '../grids/grid.ts';
import { boundaryCorrected, shareInside } from './boundary-correction.ts';
import { dualDensity } from './dual-density.ts';
import { type Kernel, kernelDensity } from './kernel-density.ts';

const area = wholeGrid({ x0: 1000, y0: 2000, size: 100, columns: 24, rows: 20 });
const refusal = (code: string) => expect.objectContaining({ code });
const within = fc.tuple(
  fc.double({ min: 1000, max: 3400, noNaN: true }),
  fc.double({ min: 2000, max: 4000, noNaN: true }),
);
const somePlaces = fc.array(within, { minLength: 1, maxLength: 25 });
const pointsOf = (pairs: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(pairs, ([x]) => x),
  y: Float64Array.from(pairs, ([, y]) => y),
});

describe('kernelDensity with weights', () => {
  it('equals repeating each point as often as it weighs', () => {
    const weighted = fc.array(fc.tuple(within, fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(weighted, fc.constantFrom<Kernel>('quartic', 'gaussian'), (pairs, kernel) => {
        const repeated = pairs.flatMap(([place, weight]) => Array(weight).fill(place) as [number, number][]);
        fc.pre(repeated.length > 0);
        const weights = Float64Array.from(pairs, ([, weight]) => weight);
        const once = kernelDensity(pointsOf(pairs.map(([place]) => place)), area, kernel, 300, weights);
        kernelDensity(pointsOf(repeated), area, kernel, 300).forEach((value, i) => {
          expect(Math.abs(once[i]! - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value));
        });
      }),
    );
  });

  it('refuses weights below zero', () => {
    const one = pointsOf([[1500, 2500]]);
    expect(() => kernelDensity(one, area, 'quartic', 300, Float64Array.of(-1))).toThrow(
      refusal('argument.out-of-range'),
    );
  });
});

describe('boundaryCorrected', () => {
  it('leaves densities well inside as they are', () => {
    fc.assert(
      fc.property(somePlaces, (places) => {
        const plain = kernelDensity(pointsOf(places), area, 'quartic', 400);
        const corrected = boundaryCorrected(plain, area, 'quartic', 400);
        const middle = 10 * 24 + 12;
        expect(corrected[middle]).toBeCloseTo(plain[middle]!, 9);
        corrected.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(plain[i]! * (1 - 1e-9));
        });
      }),
    );
  });

  it('makes an even spread even up to the edge and the corner', () => {
    const even = Array.from(area.cells, (id) => cellCentre(area.grid, id)).map(
      ({ x, y }): [number, number] => [x, y],
    );
    for (const [kernel, bandwidth] of [
      ['quartic', 500],
      ['gaussian', 250],
    ] as const) {
      const plain = kernelDensity(pointsOf(even), area, kernel, bandwidth);
      const corrected = boundaryCorrected(plain, area, kernel, bandwidth);
      // One event in each cell of 0.01 km²; the corner's share of a quarter is refused.
      const edge = 12;
      expect(plain[edge]! / 100).toBeLessThan(0.7);
      expect(corrected[edge]! / 100).toBeCloseTo(1, 1);
    }
  });

  it('gives no figure where less than a third of the kernel lies inside', () => {
    const sliver = {
      rings: [
        pointsOf([
          [1000, 2000],
          [3400, 2000],
          [3400, 2100],
          [1000, 2100],
        ]),
      ],
    };
    const narrow = cellsWithin(area.grid, sliver);
    const corrected = boundaryCorrected(new Float64Array(24).fill(1), narrow, 'quartic', 600);
    for (const value of corrected) expect(value).toBeNaN();
  });

  it('knows a half of the kernel at a straight edge and a quarter at a corner, but for the cell itself', () => {
    const inside = shareInside(area, 'gaussian', 300);
    expect(inside[12]).toBeGreaterThan(0.5);
    expect(inside[12]).toBeLessThan(0.6);
    expect(inside[0]).toBeGreaterThan(0.25);
    expect(inside[0]).toBeLessThan(0.35);
    expect(() => shareInside(area, 'quartic', 100)).toThrow(refusal('argument.out-of-range'));
  });
});

describe('dualDensity', () => {
  const by = { kernel: 'gaussian', bandwidth: 300, leastAtRisk: 1 } as const;

  it('is the same everywhere where events follow those at risk, with no excess', () => {
    fc.assert(
      fc.property(somePlaces, (places) => {
        const points = pointsOf(places);
        const weights = new Float64Array(places.length).fill(50);
        const { ratio, excess } = dualDensity(points, { points, weights }, area, by);
        for (const value of ratio) if (!Number.isNaN(value)) expect(value).toBeCloseTo(1 / 50, 9);
        for (const value of excess) expect(Math.abs(value)).toBeLessThan(1e-6);
      }),
    );
  });

  it('tells a crowd of events from a crowd of people', () => {
    const events = pointsOf([
      ...Array<[number, number]>(8).fill([1600, 3000]),
      ...Array<[number, number]>(4).fill([2800, 3000]),
    ]);
    const atRisk = {
      points: pointsOf([
        [1600, 3000],
        [2800, 3000],
      ]),
      weights: Float64Array.of(800, 100),
    };
    const { ratio, excess } = dualDensity(events, atRisk, area, by);
    const [west, east] = [10 * 24 + 6, 10 * 24 + 18];
    expect(ratio[west]).toBeCloseTo(0.01, 3);
    expect(ratio[east]).toBeCloseTo(0.04, 3);
    expect(excess[east]).toBeGreaterThan(0);
    expect(excess[west]).toBeLessThan(0);
  });

  it('gives no ratio where too few are at risk, and refuses where they are nowhere', () => {
    const events = pointsOf([[3300, 3900]]);
    const atRisk = { points: pointsOf([[1100, 2100]]), weights: Float64Array.of(10) };
    const { ratio, thin } = dualDensity(events, atRisk, area, by);
    expect(ratio.at(-1)).toBeNaN();
    expect(thin).toBe(ratio.filter(Number.isNaN).length);
    expect(() => dualDensity(events, atRisk, area, { ...by, leastAtRisk: 1e6 })).toThrow(
      refusal('points.too-few'),
    );
  });
});
