import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededGenerator } from '../inference/generator.ts';
import { nearestInHull } from './nearest-in-hull.ts';
import { syntheticControl, syntheticControlWithPlacebos } from './synthetic-control.ts';

const anOutcome = fc.double({ min: 0, max: 100, noNaN: true });
const somePoints = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 }))
  .chain(([count, size]) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: size, maxLength: size }), {
      minLength: count,
      maxLength: count,
    }),
  );

describe('nearestInHull', () => {
  it('gives weights of zero or more that sum to one, and no corner leads nearer', () => {
    fc.assert(
      fc.property(somePoints, (points) => {
        const weights = nearestInHull(points);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        expect(sum(weights)).toBeCloseTo(1, 10);
        const nearest = points[0]!.map((_, k) => sum(points.map((point, j) => weights[j]! * point[k]!)));
        const squared = sum(nearest.map((value) => value * value));
        for (const point of points) {
          expect(sum(point.map((value, k) => value * nearest[k]!))).toBeGreaterThanOrEqual(squared - 1e-8);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('syntheticControl', () => {
  it('finds the mix that the treated area was made of, and nothing but the measure after', () => {
    const random = seededGenerator(5);
    const donors = Array.from({ length: 6 }, () => Array.from({ length: 30 }, () => 20 + 40 * random()));
    const mix = [0.5, 0, 0.3, 0, 0.2, 0];
    const treated = Array.from({ length: 30 }, (_, t) => {
      const alike = sum(donors.map((donor, j) => mix[j]! * donor[t]!));
      return t < 20 ? alike : alike - 7;
    });
    const { weights, effect, rmspeBefore } = syntheticControl({ treated, donors, before: 20 });
    expect([...weights]).toEqual(mix.map((weight) => expect.closeTo(weight, 8)));
    expect(effect).toBeCloseTo(-7, 8);
    expect(rmspeBefore).toBeLessThan(1e-8);
  });

  it('is never worse than any grid of mixes of three donors', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anOutcome, { minLength: 8, maxLength: 8 }), { minLength: 4, maxLength: 4 }),
        ([treated, ...donors]) => {
          const { rmspeBefore } = syntheticControl({ treated: treated!, donors, before: 6 });
          for (let a = 0; a <= 20; a++) {
            for (let b = 0; a + b <= 20; b++) {
              const mix = [a / 20, b / 20, (20 - a - b) / 20];
              const squares = Array.from({ length: 6 }, (_, t) => {
                const gap = treated![t]! - sum(donors.map((donor, j) => mix[j]! * donor[t]!));
                return gap * gap;
              });
              expect(rmspeBefore).toBeLessThanOrEqual(Math.sqrt(sum(squares) / 6) + 1e-7);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('takes the nearest donor alone where the treated area lies outside of all', () => {
    const { weights, gaps } = syntheticControl({
      treated: [90, 91, 92],
      donors: [
        [10, 11, 12],
        [50, 51, 52],
      ],
      before: 2,
    });
    expect([...weights]).toEqual([0, 1]);
    expect([...gaps]).toEqual([40, 40, 40]);
  });

  it('gives the example of its description', () => {
    expect(
      syntheticControl({
        treated: [3, 4, 1],
        donors: [
          [2, 3, 3],
          [4, 5, 5],
        ],
        before: 2,
      }).effect,
    ).toBeCloseTo(-3, 10);
  });
});

describe('syntheticControlWithPlacebos', () => {
  const random = seededGenerator(9);
  const donors = Array.from({ length: 9 }, (_, j) => Array.from({ length: 40 }, () => 10 + j + 4 * random()));
  const quiet = Array.from({ length: 40 }, () => 14 + 4 * random());
  const before = 30;

  it('ranks an effect far beyond chance first, with the smallest p there can be', () => {
    const treated = quiet.map((value, t) => (t < before ? value : value - 12));
    const { rank, p, placebos, leaveOneOut, weights, effect } = syntheticControlWithPlacebos({
      treated,
      donors,
      before,
    });
    expect([rank, p, placebos.length]).toEqual([1, 0.1, 9]);
    expect(leaveOneOut.length).toBe(weights.filter((weight) => weight > 1e-6).length);
    for (const one of leaveOneOut) expect(Math.abs(one.effect - effect)).toBeLessThan(2);
  });

  it('ranks an area without a measure anywhere, evenly', () => {
    const areas = [quiet, ...donors];
    const ranks = areas.map((treated, at) => {
      const others = areas.filter((_, j) => j !== at);
      return syntheticControlWithPlacebos({ treated, donors: others, before }).rank;
    });
    // Every area is somebody’s placebo: the ranks are those of one list, apart from the pools differing by one.
    expect(sum(ranks) / ranks.length).toBeGreaterThan(4);
    expect(sum(ranks) / ranks.length).toBeLessThan(7);
  });

  it('refuses too few donors, no time before or after, and gaps in the data', () => {
    const ask = (change: object) => () =>
      syntheticControlWithPlacebos({ treated: quiet, donors, before, ...change });
    const coded = (code: string) => expect.objectContaining({ code });
    expect(ask({ donors: donors.slice(0, 2) })).toThrow(coded('points.too-few'));
    expect(ask({ before: 1 })).toThrow(coded('points.too-few'));
    expect(ask({ before: 40 })).toThrow(coded('period.empty'));
    expect(ask({ treated: quiet.slice(1) })).toThrow(coded('shape.mismatch'));
    expect(ask({ treated: quiet.with(3, Number.NaN) })).toThrow(coded('argument.out-of-range'));
  });
});

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}
