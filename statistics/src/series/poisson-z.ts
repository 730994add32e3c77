import { requireCount } from '../errors.ts';
import { twoSidedP } from '../inference/normal.ts';

/** Beyond this the change is flagged: fewer than three false flags in a thousand comparisons. */
export const NOTABLE_Z = 3;

/**
 * Poisson z of two counts over periods of equal length: a change in units of chance, where a percent change of
 * small counts would mislead. Square roots make the variance of a Poisson count constant. O(1).
 *
 * @returns z = 2 (√after − √before), its two-sided p, and whether |z| > 3
 * @throws StatisticsError `counts.not-whole`
 * @see Wheeler, A. P. (2016). Tables and graphs for monitoring temporal crime trends. International Journal of
 * Police Science & Management 18.
 * @example poissonZ(777, 1531).z // 22.50655
 */
export function poissonZ(before: number, after: number): { z: number; p: number; notable: boolean } {
  requireCount(before, 'The earlier count');
  requireCount(after, 'The later count');
  const z = 2 * (Math.sqrt(after) - Math.sqrt(before));
  return { z, p: twoSidedP(z), notable: Math.abs(z) > NOTABLE_Z };
}
