import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededGenerator } from '../inference/generator.ts';
import { poissonDraw } from '../inference/poisson-draw.ts';
import { differenceInDifferences } from './difference-in-differences.ts';

/** Seven areas over seven periods, made up for this test and run through R 4.2 (glm, lm, sandwich). */
const panel = {
  counts: [
    [12, 15, 11, 14, 7, 6, 8],
    [5, 9, 6, 7, 4, 3, 3],
    [20, 18, 25, 22, 14, 11, 13],
    [9, 11, 8, 12, 10, 9, 13],
    [14, 13, 17, 12, 15, 16, 12],
    [4, 6, 5, 7, 5, 8, 6],
    [30, 26, 33, 29, 31, 35, 28],
  ],
  treated: [true, true, true, false, false, false, false],
  firstAfter: 4,
};

describe('differenceInDifferences', () => {
  it('gives the figures of R’s glm with errors by area (vcovCL) and by period (vcovPL)', () => {
    const byArea = differenceInDifferences(panel, { model: 'poisson', errors: 'cluster' });
    expect(byArea.estimate).toBeCloseTo(-0.6383700810313, 9);
    expect(byArea.se).toBeCloseTo(0.0450232942234, 8);
    expect([byArea.df, byArea.ratio!.estimate]).toEqual([6, expect.closeTo(Math.exp(-0.63837008), 7)]);
    const byPeriod = differenceInDifferences(panel, { model: 'poisson', errors: 'newey-west', lag: 2 });
    expect(byPeriod.se).toBeCloseTo(0.0468579793693, 8);
  });

  it('gives the figures of R’s lm', () => {
    const byArea = differenceInDifferences(panel, { model: 'linear', errors: 'cluster' });
    expect([byArea.estimate, byArea.se]).toEqual([
      expect.closeTo(-6.91666666667, 10),
      expect.closeTo(1.34957078606, 10),
    ]);
    expect(byArea.ratio).toBe(null);
    const byPeriod = differenceInDifferences(panel, { model: 'linear', errors: 'newey-west', lag: 2 });
    expect(byPeriod.se).toBeCloseTo(0.534256049801, 10);
  });

  it('is the difference of differences of the means when linear, counted by hand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 6, maxLength: 6 }), {
          minLength: 6,
          maxLength: 6,
        }),
        (counts) => {
          const treated = [true, true, true, false, false, false];
          const found = differenceInDifferences(
            { counts, treated, firstAfter: 3 },
            { model: 'linear', errors: 'newey-west' },
          );
          const change = (side: boolean) =>
            mean(
              counts
                .filter((_, a) => treated[a] === side)
                .map((area) => mean(area.slice(3)) - mean(area.slice(0, 3))),
            );
          expect(found.estimate).toBeCloseTo(change(true) - change(false), 8);
        },
      ),
    );
  });

  it('answers where the residuals before the measure all but cancel', () => {
    const counts = [
      [38, 3, 9, 1, 1, 1],
      [6, 32, 12, 1, 1, 1],
      [2, 6, 24, 1, 1, 1],
      [3, 23, 39, 1, 1, 1],
      [36, 30, 6, 1, 1, 1],
      [35, 22, 40, 1, 1, 1],
    ];
    const { preTrend } = differenceInDifferences(
      { counts, treated: [true, true, true, false, false, false], firstAfter: 3 },
      { model: 'linear', errors: 'newey-west' },
    );
    expect(preTrend!.se).toBeGreaterThanOrEqual(0);
    expect(preTrend!.p).toBeGreaterThanOrEqual(0);
  });

  it('is the ratio of ratios with one area on each side', () => {
    const pair = {
      counts: [
        [9, 11, 5, 5],
        [20, 20, 20, 20],
      ],
      treated: [true, false],
      firstAfter: 2,
    };
    const found = differenceInDifferences(pair, { model: 'poisson', errors: 'newey-west' });
    expect(found.ratio!.estimate).toBeCloseTo(0.5, 10);
    expect(found.preTrend).toBe(null);
  });

  it('holds no effect about as often as it says where there is none', () => {
    const random = seededGenerator(21);
    let held = 0;
    for (let trial = 0; trial < 150; trial++) {
      const counts = Array.from({ length: 12 }, (_, a) =>
        Array.from({ length: 8 }, poissonDraw(8 + 2 * a, random)),
      );
      const treated = counts.map((_, a) => a % 2 === 0);
      const { low, high } = differenceInDifferences(
        { counts, treated, firstAfter: 5 },
        { model: 'linear', errors: 'cluster' },
      );
      if (low <= 0 && 0 <= high) held++;
    }
    expect(held / 150).toBeGreaterThan(0.88);
  });

  it('sees areas that drifted apart before the measure', () => {
    const drifting = panel.counts.map((area, a) => area.map((count, t) => count + (a < 3 ? 6 * t : 0)));
    const found = differenceInDifferences(
      { ...panel, counts: drifting },
      { model: 'linear', errors: 'cluster' },
    );
    expect(found.preTrend!.estimate).toBeGreaterThan(5);
    expect(found.preTrend!.p).toBeLessThan(0.01);
    const calm = differenceInDifferences(panel, { model: 'linear', errors: 'cluster' });
    expect(Math.abs(calm.preTrend!.estimate)).toBeLessThan(1);
  });

  it('refuses errors by area with one treated area, whose residuals are fitted away', () => {
    const one = { ...panel, treated: panel.treated.map((_, a) => a === 0) };
    expect(() => differenceInDifferences(one, { model: 'linear', errors: 'cluster' })).toThrow(
      coded('points.too-few'),
    );
    expect(() => differenceInDifferences(one, { model: 'linear', errors: 'newey-west' })).not.toThrow();
  });

  it('refuses what can’t be compared', () => {
    const ask = (change: object) => () =>
      differenceInDifferences({ ...panel, ...change }, { model: 'poisson', errors: 'cluster' });
    expect(ask({ treated: panel.treated.map(() => true) })).toThrow(coded('points.too-few'));
    expect(ask({ firstAfter: 0 })).toThrow(coded('period.empty'));
    expect(ask({ counts: panel.counts.with(0, [0, 0, 0, 0, 0, 0, 0]) })).toThrow(coded('points.too-few'));
    expect(ask({ counts: panel.counts.with(1, [1, 2]) })).toThrow(coded('shape.mismatch'));
    expect(ask({ counts: panel.counts.with(1, [1, 2, 3.5, 1, 1, 1, 1]) })).toThrow(coded('counts.not-whole'));
  });
});

function coded(code: string) {
  return expect.objectContaining({ code });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
