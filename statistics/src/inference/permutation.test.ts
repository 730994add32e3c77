import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededGenerator } from './generator.ts';
import { monteCarloP, requireRuns, shuffle, sliceRuns } from './permutation.ts';

describe('shuffle', () => {
  it('keeps what it was given and leaves nothing out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.nat(), (values, seed) => {
        const shuffled = Int32Array.from(values);
        shuffle(shuffled, seededGenerator(seed));
        expect([...shuffled.sort()]).toEqual([...Int32Array.from(values).sort()]);
      }),
    );
  });

  it('makes each of the six orders of three equally often', () => {
    const seen = new Map<string, number>();
    for (let run = 0; run < 12_000; run++) {
      const values = Int32Array.of(1, 2, 3);
      shuffle(values, seededGenerator(11, run));
      seen.set(values.join(), (seen.get(values.join()) ?? 0) + 1);
    }
    const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(seen.size).toBe(6);
    // 99.9 % point of chi-square with five degrees of freedom.
    expect(chiSquare).toBeLessThan(20.515);
  });
});

describe('a stream of a seed', () => {
  it('is a sequence of its own that repeats itself', () => {
    const draw = (seed: number, stream: number) => Array.from({ length: 4 }, seededGenerator(seed, stream));
    expect(draw(1, 5)).toEqual(draw(1, 5));
    expect(draw(1, 5)).not.toEqual(draw(1, 6));
    expect(draw(1, 5)).not.toEqual(draw(2, 5));
    expect(draw(1, 0)).toEqual(Array.from({ length: 4 }, seededGenerator(1)));
  });
});

describe('sliceRuns', () => {
  it('takes every run once, in order, in parts that differ by at most one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 9 }), (total, parts) => {
        const slices = sliceRuns(total, parts);
        const runs = slices.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k));
        expect(runs).toEqual(Array.from({ length: total }, (_, run) => run));
        const sizes = slices.map(({ from, to }) => to - from);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('monteCarloP', () => {
  it('counts the observed order among the random ones, so it is never zero', () => {
    expect([monteCarloP(0, 999), monteCarloP(49, 999), monteCarloP(999, 999)]).toEqual([0.001, 0.05, 1]);
  });
});

describe('requireRuns', () => {
  it.each([0, -1, 1.5, Number.NaN])('refuses %d', (runs) => {
    expect(() => requireRuns(runs, 'Runs')).toThrow(
      expect.objectContaining({ code: 'argument.out-of-range' }),
    );
  });
});
