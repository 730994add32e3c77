import { requireShare } from '../errors.ts';
import { gammaQ } from '../numbers/gamma.ts';
import { solveIncreasing } from '../numbers/solve-increasing.ts';

/** Upper tail of the standard normal distribution, 1 − Φ(z), right to the last digits also at z = 30. */
export function normalUpperTail(z: number): number {
  const half = 0.5 * gammaQ(0.5, (z * z) / 2);
  return z >= 0 ? half : 1 - half;
}

/** Two-sided p of a standard normal z. */
export function twoSidedP(z: number): number {
  return gammaQ(0.5, (z * z) / 2);
}

/** Quantile of the standard normal distribution; `normalQuantile(0.975)` is 1.959964. */
export function normalQuantile(p: number): number {
  requireShare(p, 'A probability');
  if (p < 0.5) return -normalQuantile(1 - p);
  return solveIncreasing((z) => 1 - normalUpperTail(z), p, 0, 1);
}
