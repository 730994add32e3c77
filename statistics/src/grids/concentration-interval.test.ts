import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readPhiladelphia } from '../../reference/read-philadelphia.ts';
import { seededGenerator } from '../inference/generator.ts';
import { poissonDraw } from '../inference/poisson-draw.ts';
import { concentration } from './concentration.ts';
import { concentrationIntervals } from './concentration-interval.ts';
import { countPoints } from './count-points.ts';

vi.setConfig({ testTimeout: 30_000 });

const SHARES = [0.25, 0.5, 0.8];
const PERIODS = 200;
const someCounts = fc
  .array(fc.nat(40), { minLength: 1, maxLength: 60 })
  .filter((counts) => counts.some((count) => count > 0));

describe('concentrationIntervals', () => {
  it('gives Philadelphia’s half of shootings in 5.6 % of its places, from 5.4 to 5.7', () => {
    const { points, area } = readPhiladelphia();
    const { counts } = countPoints(points, area);
    const [, half] = concentrationIntervals(counts, SHARES, 1);
    expect(half!.estimate).toBe(concentration(counts, SHARES).holding[1]!.shareOfPlaces);
    expect(half!.low).toBeCloseTo(0.0542, 3);
    expect(half!.high).toBeCloseTo(0.0569, 3);
  });

  it('holds the share observed, inside 0 and 1, whatever the counts', () => {
    fc.assert(
      fc.property(someCounts, fc.nat(), (counts, seed) => {
        const intervals = concentrationIntervals(counts, SHARES, seed, 0.95, 100);
        concentration(counts, SHARES).holding.forEach(({ shareOfPlaces }, k) => {
          const { estimate, low, high } = intervals[k]!;
          expect(estimate).toBe(shareOfPlaces);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(estimate);
          expect(high).toBeGreaterThanOrEqual(estimate);
          expect(high).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('is the same for the same seed and for places in any order, and another for another seed', () => {
    fc.assert(
      fc.property(someCounts, fc.nat(), (counts, seed) => {
        const once = concentrationIntervals(Object.freeze([...counts]), SHARES, seed, 0.95, 50);
        expect(concentrationIntervals(counts.toReversed(), SHARES, seed, 0.95, 50)).toEqual(once);
      }),
    );
    const counts = periodsOf(heavyTailed(400), 4)();
    expect(concentrationIntervals(counts, SHARES, 1)).not.toEqual(concentrationIntervals(counts, SHARES, 2));
  });

  it('is what drawing every place anew and sorting them finds', () => {
    fc.assert(
      fc.property(someCounts, fc.nat(), (counts, seed) => {
        concentrationIntervals(counts, SHARES, seed, 0.9, 40).forEach(({ low, high }, k) => {
          const expected = byBruteForce(counts, k, seed, 0.9, 40);
          expect(low).toBeCloseTo(expected.low, 12);
          expect(high).toBeCloseTo(expected.high, 12);
        });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['even', even(400), 2],
    ['heavy-tailed', heavyTailed(400), 0.3],
    ['heavy-tailed', heavyTailed(400), 3],
  ])('covers what such periods show on average about as often as it says: %s risk', (_, risk, perPlace) => {
    const nextPeriod = periodsOf(risk, perPlace);
    const average = averageShares(nextPeriod);
    const covered = SHARES.map(() => 0);
    for (let seed = 0; seed < PERIODS; seed++) {
      concentrationIntervals(nextPeriod(), SHARES, seed, 0.95, 200).forEach(({ low, high }, k) => {
        if (low <= average[k]! && average[k]! <= high) covered[k]! += 1;
      });
    }
    for (const times of covered) expect(times / PERIODS).toBeGreaterThan(0.87);
  });

  it('is needed: the plain percentiles of resampled events lie below the share they were drawn from', () => {
    const counts = periodsOf(even(400), 2)();
    const random = seededGenerator(1);
    const draws = counts.map((count) => poissonDraw(count, random));
    const observed = concentration(counts, [0.5]).holding[0]!.places;
    const resampled = Array.from(
      { length: 40 },
      () =>
        concentration(
          draws.map((draw) => draw()),
          [0.5],
        ).holding[0]!.places,
    );
    expect(Math.max(...resampled)).toBeLessThan(observed);
  });

  it('is wider for more confidence and narrower for more events', () => {
    const width = (perPlace: number, confidence: number) => {
      const { low, high } = concentrationIntervals(
        periodsOf(even(500), perPlace)(),
        [0.5],
        1,
        confidence,
      )[0]!;
      return high - low;
    };
    expect(width(4, 0.99)).toBeGreaterThan(width(4, 0.8));
    expect(width(40, 0.95)).toBeLessThan(width(1, 0.95));
  });

  it('refuses no events, what is no count, and a confidence or number of resamples that makes no sense', () => {
    const refuses = (code: string, ...given: Parameters<typeof concentrationIntervals>) =>
      expect(() => concentrationIntervals(...given)).toThrow(expect.objectContaining({ code }));
    refuses('points.too-few', [0, 0], SHARES, 1);
    refuses('counts.not-whole', [0.5], SHARES, 1);
    refuses('argument.out-of-range', [3, 1], SHARES, 1, 1);
    refuses('argument.out-of-range', [3, 1], SHARES, 1, 0.95, 0);
  });
});

function even(places: number): number[] {
  return new Array(places).fill(1);
}

/** Lognormal-like risks: some places carry twenty times the middle one’s. */
function heavyTailed(places: number): number[] {
  const random = seededGenerator(4);
  return Array.from({ length: places }, () =>
    Math.exp(1.2 * (random() + random() + random() + random() - 2) * 1.7),
  );
}

/** One period after another, with the same risk at each place. */
function periodsOf(risk: readonly number[], perPlace: number): () => number[] {
  const random = seededGenerator(7);
  const total = risk.reduce((sum, one) => sum + one, 0);
  const draws = risk.map((one) => poissonDraw((one / total) * perPlace * risk.length, random));
  return () => draws.map((draw) => draw());
}

function averageShares(nextPeriod: () => number[]): number[] {
  const periods = Array.from({ length: 400 }, () => concentration(nextPeriod(), SHARES).holding);
  return SHARES.map(
    (_, k) => periods.reduce((sum, holding) => sum + holding[k]!.shareOfPlaces, 0) / periods.length,
  );
}

function byBruteForce(
  counts: readonly number[],
  share: number,
  seed: number,
  confidence: number,
  resamples: number,
) {
  const random = seededGenerator(seed);
  const n = counts.length;
  const mean = counts.reduce((sum, one) => sum + one, 0) / n;
  const variance = counts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / n;
  const shrink = Math.sqrt(Math.max(0, 1 - mean / (variance || 1e-300)));
  const ascending = counts.toSorted((a, b) => a - b);
  const draws = ascending.map((count) => poissonDraw(mean + shrink * (count - mean), random));
  const shares: number[] = [];
  while (shares.length < resamples) {
    const again = draws.map((draw) => draw());
    if (again.some((count) => count > 0))
      shares.push(concentration(again, SHARES).holding[share]!.shareOfPlaces);
  }
  shares.sort((a, b) => a - b);
  const centre = shares.reduce((sum, one) => sum + one, 0) / resamples;
  const at = (p: number) => shares[Math.min(resamples - 1, Math.floor(p * resamples))]!;
  const observed = concentration(counts, SHARES).holding[share]!.shareOfPlaces;
  return {
    low: Math.max(0, observed - Math.max(0, at((1 + confidence) / 2) - centre)),
    high: Math.min(1, observed - Math.min(0, at((1 - confidence) / 2) - centre)),
  };
}
