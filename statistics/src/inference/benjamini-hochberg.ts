import { refuse, requireShare } from '../errors.ts';

/**
 * Benjamini–Hochberg control of the false-discovery rate: many places tested at once give many false alarms;
 * this names those to keep so that at most the share `level` of them is expected to be false. Holds for
 * independent and positively dependent tests. O(n log n).
 *
 * @returns `rejected[i]` 1 where test i is kept, and the p-value at which the line was drawn (0: none kept)
 * @throws StatisticsError `argument.out-of-range`
 * @see Benjamini, Y. & Hochberg, Y. (1995). Journal of the Royal Statistical Society B 57.
 * @example benjaminiHochberg(Float64Array.of(0.01, 0.02, 0.3, 0.9), 0.05).rejected // 1 1 0 0
 */
export function benjaminiHochberg(
  p: Float64Array,
  level: number,
): { rejected: Uint8Array; threshold: number } {
  requireShare(level, 'The false-discovery level');
  for (const value of p) {
    if (!(value >= 0 && value <= 1))
      refuse('argument.out-of-range', `A p-value must lie in [0, 1]; got ${value}.`);
  }
  const sorted = p.toSorted();
  let threshold = 0;
  let kept = false;
  for (let k = sorted.length; k >= 1; k--) {
    if (sorted[k - 1]! > (k / sorted.length) * level) continue;
    threshold = sorted[k - 1]!;
    kept = true;
    break;
  }
  const rejected = new Uint8Array(p.length);
  if (kept) for (let i = 0; i < p.length; i++) rejected[i] = p[i]! <= threshold ? 1 : 0;
  return { rejected, threshold };
}
