import { requireCount, requirePositive, requireShare } from '../errors.ts';
import { gammaP } from '../numbers/gamma.ts';
import { solveIncreasing } from '../numbers/solve-increasing.ts';
import type { Interval } from './interval.ts';

/**
 * Garwood exact interval of a Poisson count, or of a rate when an exposure (person-years, years …) is given.
 * Assumes that events come independently; counts that cluster vary more than this says. O(1).
 *
 * @throws StatisticsError `counts.not-whole`, `argument.out-of-range`
 * @see Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28.
 * @example garwood(10) // 10 (4.795389–18.390356)
 */
export function garwood(events: number, exposure = 1, confidence = 0.95): Interval {
  requireCount(events, 'Events');
  requirePositive(exposure, 'The exposure');
  requireShare(confidence, 'The confidence');
  const tail = (1 - confidence) / 2;
  const low = events === 0 ? 0 : solveIncreasing((mean) => gammaP(events, mean), tail, 0, events + 1);
  const high = solveIncreasing((mean) => gammaP(events + 1, mean), 1 - tail, 0, 2 * events + 4);
  return { estimate: events / exposure, low: low / exposure, high: high / exposure, confidence };
}
