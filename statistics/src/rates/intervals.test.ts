import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma } from '../numbers/gamma.ts';
import { clopperPearson } from './clopper-pearson.ts';
import { garwood } from './garwood.ts';
import type { Interval } from './interval.ts';
import { wilson } from './wilson.ts';

const aProportion = fc
  .integer({ min: 1, max: 400 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('clopperPearson', () => {
  it('gives the published 3 of 75: 4.0 % (0.83–11.25)', () => {
    const { low, high } = clopperPearson(3, 75);
    expect(low).toBeCloseTo(0.0083, 4);
    expect(high).toBeCloseTo(0.1125, 4);
  });

  it('has the closed form of no events: 1 − (α/2)^(1/n)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (n) => {
        expect(clopperPearson(0, n).low).toBe(0);
        expect(clopperPearson(0, n).high).toBeCloseTo(1 - 0.025 ** (1 / n), 10);
      }),
    );
  });

  it('covers at least as often as it says', () => {
    const intervals = Array.from({ length: 21 }, (_, events) => clopperPearson(events, 20));
    for (let p = 0.01; p < 1; p += 0.01) {
      expect(coverage(intervals, (k) => binomial(k, 20, p), p)).toBeGreaterThanOrEqual(0.95);
    }
  });
});

describe('wilson', () => {
  it('solves the score equation |p̂ − p| = z √(p(1 − p)/n) at both ends', () => {
    fc.assert(
      fc.property(aProportion, ([events, n]) => {
        const { estimate, low, high } = wilson(events, n);
        for (const end of [low, high]) {
          if (end === 0 || end === 1) continue;
          expect(Math.abs(estimate - end) / Math.sqrt((end * (1 - end)) / n)).toBeCloseTo(
            1.959963984540054,
            6,
          );
        }
      }),
    );
  });
});

describe('garwood', () => {
  it('gives the published ten events: 4.795389–18.390356', () => {
    const { low, high } = garwood(10);
    expect(low).toBeCloseTo(4.795389, 6);
    expect(high).toBeCloseTo(18.390356, 6);
  });

  it('covers at least as often as it says', () => {
    const intervals = Array.from({ length: 60 }, (_, events) => garwood(events));
    for (let mean = 0.3; mean < 20; mean += 0.7) {
      expect(coverage(intervals, (k) => poisson(k, mean), mean)).toBeGreaterThanOrEqual(0.95 - 1e-9);
    }
  });

  it('divides by the exposure', () => {
    expect(garwood(10, 4).low).toBeCloseTo(garwood(10).low / 4, 12);
  });
});

describe('every interval', () => {
  it('holds its estimate and widens with the confidence', () => {
    fc.assert(
      fc.property(aProportion, ([events, n]) => {
        for (const method of [clopperPearson, wilson]) {
          const narrow = method(events, n, 0.8);
          const wide = method(events, n, 0.99);
          expect(wide.low).toBeLessThanOrEqual(narrow.low);
          expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
          expect(narrow.low).toBeLessThanOrEqual(narrow.estimate);
          expect(narrow.high).toBeGreaterThanOrEqual(narrow.estimate);
        }
      }),
    );
  });

  it('refuses more events than people, parts of events and certainty', () => {
    expect(() => wilson(5, 4)).toThrow(expect.objectContaining({ code: 'argument.out-of-range' }));
    expect(() => clopperPearson(0, 0)).toThrow(expect.objectContaining({ code: 'points.too-few' }));
    expect(() => garwood(1.5)).toThrow(expect.objectContaining({ code: 'counts.not-whole' }));
    expect(() => garwood(1, 1, 1)).toThrow(expect.objectContaining({ code: 'argument.out-of-range' }));
  });
});

function coverage(intervals: Interval[], chance: (k: number) => number, truth: number): number {
  return intervals.reduce(
    (sum, { low, high }, k) => (low <= truth && truth <= high ? sum + chance(k) : sum),
    0,
  );
}

function binomial(k: number, n: number, p: number): number {
  return Math.exp(
    logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p),
  );
}

function poisson(k: number, mean: number): number {
  return Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
}
