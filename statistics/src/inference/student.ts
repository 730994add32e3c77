import { requirePositive, requireShare } from '../errors.ts';
import { betaI } from '../numbers/beta.ts';
import { solveIncreasing } from '../numbers/solve-increasing.ts';

/** Quantile of Student's t with `df` degrees of freedom; `studentQuantile(0.975, 4)` is 2.776445. */
export function studentQuantile(p: number, df: number): number {
  requireShare(p, 'A probability');
  requirePositive(df, 'Degrees of freedom');
  if (p < 0.5) return -studentQuantile(1 - p, df);
  return solveIncreasing((t) => 1 - 0.5 * betaI(df / 2, 0.5, df / (df + t * t)), p, 0, 1);
}

/** Two-sided p of Student's t with `df` degrees of freedom. */
export function twoSidedStudentP(t: number, df: number): number {
  requirePositive(df, 'Degrees of freedom');
  return betaI(df / 2, 0.5, df / (df + t * t));
}
