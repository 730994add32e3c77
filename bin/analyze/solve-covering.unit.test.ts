import { coverageWithin, coveringProgram, exactCovering } from '@psp/statistics';
import { describe, expect, it } from 'vitest';
import { solveCovering } from './solve-covering.ts';

describe('solveCovering', () => {
  it('covers what the proven search covers, and knows that nothing covers more', async () => {
    const along = (count: number, step: number) => ({
      x: Float64Array.from({ length: count }, (_, i) => (i * step) % 977),
      y: Float64Array.from({ length: count }, (_, i) => (i * i * step) % 641),
    });
    const coverage = coverageWithin(along(300, 37), along(40, 53), 120);
    const { covered, bound, chosen } = await solveCovering(coveringProgram(coverage, 6));
    expect([covered, bound]).toEqual([exactCovering(coverage, 6).covered, covered]);
    expect(new Set(chosen).size).toBe(6);
  }, 30_000);
});
