import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { seededGenerator } from './generator.ts';
import { normalQuantile, normalUpperTail, twoSidedP } from './normal.ts';
import { studentQuantile } from './student.ts';

describe('normal distribution', () => {
  it('has its textbook quantiles', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.05)).toBeCloseTo(-1.6448536269514722, 12);
  });

  it('keeps its digits far in the tail (R: pnorm(24.77044, lower = FALSE) is about 1e-135)', () => {
    expect(normalUpperTail(5)).toBeCloseTo(2.866515718791939e-7, 19);
    expect(Math.log10(normalUpperTail(24.77044))).toBeCloseTo(-135.0, 0);
  });

  it('has two equal sides', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (z) => {
        expect(twoSidedP(z)).toBe(twoSidedP(-z));
        expect(twoSidedP(z)).toBeCloseTo(2 * normalUpperTail(z), 14);
      }),
    );
  });
});

describe('Student’s t', () => {
  it('has its textbook quantiles', () => {
    expect(studentQuantile(0.975, 4)).toBeCloseTo(2.776445105, 8);
    expect(studentQuantile(0.95, 1)).toBeCloseTo(6.313751515, 8);
  });
});

describe('benjaminiHochberg', () => {
  it('keeps what the published example keeps (Benjamini & Hochberg 1995, table of 15 p-values)', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect([...benjaminiHochberg(Float64Array.from(p), 0.05).rejected].reduce((a, b) => a + b)).toBe(4);
  });

  it('never keeps a test and lets a smaller p go', () => {
    const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(ps, (values) => {
        const p = Float64Array.from(values);
        const { rejected } = benjaminiHochberg(p, 0.1);
        const kept = values.filter((_, i) => rejected[i]);
        const left = values.filter((_, i) => !rejected[i]);
        expect(Math.max(-1, ...kept)).toBeLessThan(Math.min(2, ...left));
        expect(kept.every((value) => value <= 0.1)).toBe(true);
      }),
    );
  });
});

describe('seededGenerator', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededGenerator(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('spreads evenly over ten bins', () => {
    const next = seededGenerator(42);
    const bins = new Array(10).fill(0);
    for (let i = 0; i < 100_000; i++) bins[Math.floor(next() * 10)]++;
    const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.88);
  });
});
