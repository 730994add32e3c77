import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eTest } from './e-test.ts';
import { weightedDisplacementDifference } from './weighted-displacement-difference.ts';

describe('eTest', () => {
  it.each([
    [3, 0, 0.08837901],
    [6, 2, 0.17487482],
    [20, 10, 0.06883178],
  ])('gives the figures of R’s ptools: %i against %i', (before, after, p) => {
    expect(eTest(before, after)).toBeCloseTo(p, 8);
  });

  it('is symmetric, a probability, and certain when nothing changed', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), (before, after) => {
        const p = eTest(before, after);
        expect(p).toBe(eTest(after, before));
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(eTest(before, before)).toBe(1);
      }),
    );
  });
});

describe('weightedDisplacementDifference', () => {
  it('gives the figures of R’s ptools, without and with displacement areas', () => {
    const plain = weightedDisplacementDifference({ control: [20, 20], treated: [20, 10] });
    expect(plain.estimate).toBe(-10);
    expect(plain.se).toBeCloseTo(8.36660027, 8);
    expect(plain.z).toBeCloseTo(-1.19522861, 8);
    expect(plain.low).toBeCloseTo(-23.76183, 5);
    expect(plain.high).toBeCloseTo(3.76183, 5);
    const buffered = weightedDisplacementDifference({
      control: [20, 20],
      treated: [20, 10],
      displacementControl: [30, 30],
      displacementTreated: [30, 20],
    });
    expect(buffered.estimate).toBe(-20);
    expect(buffered.se).toBeCloseTo(13.41640786, 8);
  });

  it('is nothing when both areas moved alike', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (before, after) => {
        expect(
          weightedDisplacementDifference({ control: [before, after], treated: [before, after] }).estimate,
        ).toBe(0);
      }),
    );
  });

  it('compares densities when areas are given', () => {
    const design = { control: [40, 40], treated: [20, 10], areas: [2, 1, 1, 1] } as const;
    expect(weightedDisplacementDifference(design).estimate).toBe(-10);
    expect(weightedDisplacementDifference(design).se).toBeCloseTo(Math.sqrt(30 + 80 / 4), 10);
  });

  it('refuses what is no count', () => {
    expect(() => weightedDisplacementDifference({ control: [1.5, 2], treated: [1, 1] })).toThrow(
      expect.objectContaining({ code: 'counts.not-whole' }),
    );
  });
});
