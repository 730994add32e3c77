import { requireCount } from '../errors.ts';
import { logGamma } from '../numbers/gamma.ts';

/**
 * E-test of two Poisson counts over periods of equal length: the two-sided p that they come from the same mean.
 * Exact in the counts, more powerful than the conditional test, for a change from before to after.
 * O(means’ standard deviations squared).
 *
 * @throws StatisticsError `counts.not-whole`
 * @see Krishnamoorthy, K. & Thomson, J. (2004). A more powerful test for comparing two Poisson means. Journal of
 * Statistical Planning and Inference 119.
 * @example eTest(20, 10) // 0.06883178
 */
export function eTest(before: number, after: number): number {
  requireCount(before, 'The earlier count');
  requireCount(after, 'The later count');
  if (before === after) return 1;
  const mean = (before + after) / 2;
  const observed = (before - after) ** 2 / (before + after);
  // Beyond thirteen standard deviations a Poisson term is far below the last digit of the sum.
  const reach = Math.ceil(13 * Math.sqrt(mean) + 40);
  const first = Math.max(0, Math.floor(mean) - reach);
  const chance = Float64Array.from({ length: Math.ceil(mean) + reach - first }, (_, k) =>
    Math.exp((first + k) * Math.log(mean) - mean - logGamma(first + k + 1)),
  );
  return asExtreme(chance, first, observed * (1 - 1e-12));
}

function asExtreme(chance: Float64Array, first: number, observed: number): number {
  let p = 0;
  for (let i = 0; i < chance.length; i++) {
    for (let j = 0; j < i; j++) {
      const total = 2 * first + i + j;
      if ((i - j) ** 2 >= observed * total) p += 2 * chance[i]! * chance[j]!;
    }
  }
  return Math.min(1, p);
}
