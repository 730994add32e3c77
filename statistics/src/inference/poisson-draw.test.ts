import { describe, expect, it } from 'vitest';
import { seededGenerator } from './generator.ts';
import { poissonDraw } from './poisson-draw.ts';

describe('poissonDraw', () => {
  it.each([0.02, 0.7, 3, 40, 900])('draws counts whose mean and variance are %d', (mean) => {
    const draws = 40_000;
    const draw = poissonDraw(mean, seededGenerator(3));
    const counts = Array.from({ length: draws }, draw);
    const average = counts.reduce((sum, one) => sum + one, 0) / draws;
    const variance = counts.reduce((sum, one) => sum + (one - average) ** 2, 0) / draws;
    // Four standard errors of each.
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / draws));
    expect(Math.abs(variance - mean)).toBeLessThan(4 * Math.sqrt((mean + 2 * mean * mean) / draws));
  });

  it('draws what a walk through the distribution finds for the same uniform number', () => {
    for (const mean of [0.3, 5, 60]) {
      const uniform = seededGenerator(8);
      const draw = poissonDraw(mean, seededGenerator(8));
      for (let i = 0; i < 2_000; i++) expect(draw()).toBe(byWalking(mean, uniform()));
    }
  });

  it('draws nothing from a mean of nothing, and refuses a mean below it', () => {
    expect(poissonDraw(0, seededGenerator(1))()).toBe(0);
    expect(() => poissonDraw(-1, seededGenerator(1))).toThrow(
      expect.objectContaining({ code: 'argument.out-of-range' }),
    );
  });
});

function byWalking(mean: number, u: number): number {
  let count = 0;
  let chance = Math.exp(-mean);
  for (let upTo = chance; upTo < u; upTo += chance) {
    count += 1;
    chance *= mean / count;
  }
  return count;
}
