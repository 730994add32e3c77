import { refuse, requireCount, requireShare } from '../errors.ts';
import { studentQuantile } from '../inference/student.ts';
import { betaI } from '../numbers/beta.ts';

export type ExpectedCount = {
  /** Mean of the earlier counts. */
  readonly expected: number;
  /** Whole counts: a new count in [low, high] is what the earlier ones lead one to expect. */
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Pearson dispersion of the earlier counts: 1 when they vary as chance would; null with fewer than two. */
  readonly dispersion: number | null;
  /** Whether the band is chance alone or had to be widened because the earlier counts vary more than chance. */
  readonly model: 'poisson' | 'overdispersed';
};

/**
 * Expected count with its band, from counts of earlier periods of the same length: where should the next one lie?
 * With Poisson variation the band is the exact one that inverts the comparison of two Poisson counts (the two-
 * sample twin of Garwood’s interval). When the earlier counts vary more than chance, it is widened by their
 * dispersion with Student’s t, which is wide for few periods: that is honest, not a fault. O(width of the band).
 *
 * A trend through the earlier periods is variation here: the band knows no trend.
 *
 * @throws StatisticsError `points.too-few`, `counts.not-whole`, `argument.out-of-range`
 * @see Nelson, W. (1970). Confidence intervals for the ratio of two Poisson means and Poisson predictor intervals.
 * IEEE Transactions on Reliability 19. Overdispersion: McCullagh & Nelder (1989), section 6.2.
 * @example expectedCount([100, 104, 96]) // 100, band 78–124
 */
export function expectedCount(earlier: readonly number[], confidence = 0.95): ExpectedCount {
  requireShare(confidence, 'The confidence');
  if (earlier.length === 0) refuse('points.too-few', 'No earlier period: nothing can be expected.');
  for (const count of earlier) requireCount(count, 'An earlier count');
  const sum = earlier.reduce((total, count) => total + count, 0);
  const expected = sum / earlier.length;
  const poisson = poissonBand(sum, earlier.length, (1 - confidence) / 2);
  const dispersion = pearsonDispersion(earlier, expected);
  if (dispersion === null || dispersion <= 1) {
    return { expected, ...poisson, confidence, dispersion, model: 'poisson' };
  }
  const half =
    studentQuantile((1 + confidence) / 2, earlier.length - 1) *
    Math.sqrt(dispersion * expected * (1 + 1 / earlier.length));
  return {
    expected,
    low: Math.min(poisson.low, Math.max(0, Math.ceil(expected - half))),
    high: Math.max(poisson.high, Math.floor(expected + half)),
    confidence,
    dispersion,
    model: 'overdispersed',
  };
}

/**
 * Given the sum S of k earlier periods, a new count y is binomial in S + y with chance 1/(k + 1): the band holds
 * every y that neither tail rejects.
 */
function poissonBand(sum: number, periods: number, tail: number): { low: number; high: number } {
  const share = 1 / (periods + 1);
  const atMost = (y: number) => (sum === 0 ? 1 : 1 - betaI(y + 1, sum, share));
  const atLeast = (y: number) => (y === 0 ? 1 : betaI(y, sum + 1, share));
  const middle = Math.floor(sum / periods);
  let low = middle;
  while (low > 0 && atMost(low - 1) > tail) low--;
  let high = middle;
  while (atLeast(high + 1) > tail) high++;
  return { low, high };
}

function pearsonDispersion(counts: readonly number[], mean: number): number | null {
  if (counts.length < 2) return null;
  if (mean === 0) return 1;
  const squares = counts.reduce((total, count) => total + (count - mean) ** 2, 0);
  return squares / mean / (counts.length - 1);
}
