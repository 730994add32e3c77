import { refuse, requirePositive, requireShare } from '../errors.ts';
import { betaI } from '../numbers/beta.ts';

/**
 * Smallest count that a negative binomial with this mean and variance does not exceed with chance p or more.
 * O(log count).
 *
 * @throws StatisticsError `argument.out-of-range`, also when the variance is not above the mean
 * @example negativeBinomialQuantile(0.5, 2, 6) // 1
 */
export function negativeBinomialQuantile(p: number, mean: number, variance: number): number {
  requireShare(p, 'A probability');
  requirePositive(mean, 'The mean');
  if (!(variance > mean)) {
    refuse('argument.out-of-range', `The variance (${variance}) must exceed the mean (${mean}).`);
  }
  const size = (mean * mean) / (variance - mean);
  const atMost = (count: number) => betaI(size, count + 1, mean / variance);
  let high = Math.ceil(mean);
  while (atMost(high) < p) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (atMost(middle) < p) low = middle;
    else high = middle;
  }
  return high;
}
