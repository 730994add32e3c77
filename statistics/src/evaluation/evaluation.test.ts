import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededGenerator } from '../inference/generator.ts';
import { poissonDraw } from '../inference/poisson-draw.ts';
import { eTest } from './e-test.ts';
import {
  harmWeightedDifference,
  weightedDisplacementDifference,
} from './weighted-displacement-difference.ts';

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

  it('compares counts per unit of time when periods differ in length', () => {
    // Two years before, one after: 20 in two years are 10 a year, with variance 20 / 4.
    const { estimate, se } = weightedDisplacementDifference({
      ...{ control: [20, 20], treated: [20, 10] },
      periods: [2, 1],
    });
    expect(estimate).toBe(0 - 10);
    expect(se).toBeCloseTo(Math.sqrt(20 / 4 + 10 + 20 / 4 + 20), 10);
  });

  it('tells what happened in the area from what moved next door', () => {
    const { local, displaced, estimate, se } = weightedDisplacementDifference({
      ...{ control: [20, 20], treated: [20, 10] },
      ...{ displacementControl: [30, 30], displacementTreated: [30, 36] },
      areas: [2, 1.5, 3, 3.2],
    });
    expect(local.estimate).toBeCloseTo(-10 / 1.5, 12);
    expect(displaced.estimate).toBeCloseTo(6 / 3.2, 12);
    expect(estimate).toBeCloseTo(local.estimate + displaced.estimate, 12);
    expect(se).toBeCloseTo(Math.sqrt(40 / 4 + 30 / 2.25 + 60 / 9 + 66 / 10.24), 10);
  });

  it('holds no difference about nine times in ten where there is none', () => {
    const random = seededGenerator(11);
    const [twenty, thirty] = [poissonDraw(20, random), poissonDraw(30, random)];
    let held = 0;
    for (let trial = 0; trial < 4000; trial++) {
      const pairs = { control: [thirty(), thirty()], treated: [twenty(), twenty()] } as const;
      const { low, high } = weightedDisplacementDifference(pairs);
      if (low <= 0 && 0 <= high) held++;
    }
    expect(Math.abs(held / 4000 - 0.9)).toBeLessThan(0.02);
  });

  it('refuses what is no count', () => {
    expect(() => weightedDisplacementDifference({ control: [1.5, 2], treated: [1, 1] })).toThrow(
      expect.objectContaining({ code: 'counts.not-whole' }),
    );
  });
});

describe('harmWeightedDifference', () => {
  it('adds differences up by their weights, and variances by their squares', () => {
    const { estimate, se, z } = harmWeightedDifference([
      { weight: 2, estimate: -10, se: 3 },
      { weight: 1, estimate: 1, se: 4 },
    ]);
    expect([estimate, se]).toEqual([-19, expect.closeTo(Math.sqrt(36 + 16), 12)]);
    expect(z).toBeCloseTo(-19 / Math.sqrt(52), 12);
  });

  it('gives ptools’ worked example: robbery, burglary and theft weighing ten, five and one', () => {
    const parts = [
      { weight: 10, control: [20, 20], treated: [20, 10] },
      { weight: 5, control: [30, 30], treated: [25, 20] },
      { weight: 1, control: [80, 60], treated: [70, 20] },
    ] as const;
    const { estimate, se } = harmWeightedDifference(
      parts.map(({ weight, ...pairs }) => ({ weight, ...weightedDisplacementDifference(pairs) })),
    );
    expect(estimate).toBe(-10 * 10 - 5 * 5 - 30);
    expect(se).toBeCloseTo(Math.sqrt(100 * 70 + 25 * 105 + 230), 10);
  });

  it('is the plain difference with one kind of weight one', () => {
    const {
      local: _local,
      displaced: _displaced,
      ...plain
    } = weightedDisplacementDifference({
      ...{ control: [20, 20], treated: [20, 10] },
    });
    expect(harmWeightedDifference([{ weight: 1, ...plain }])).toEqual(plain);
  });

  it('refuses weights below zero and nothing to weigh', () => {
    expect(() => harmWeightedDifference([{ weight: -1, estimate: 1, se: 1 }])).toThrow(
      expect.objectContaining({ code: 'argument.out-of-range' }),
    );
    expect(() => harmWeightedDifference([])).toThrow(expect.objectContaining({ code: 'points.too-few' }));
  });
});
