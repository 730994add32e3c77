import { refuse, requireCount, requireShare } from '../errors.ts';
import { betaI } from '../numbers/beta.ts';
import { solveIncreasing } from '../numbers/solve-increasing.ts';
import type { Interval } from './interval.ts';

/**
 * Clopper–Pearson exact interval of a proportion: never covers less than stated, also for few events. O(1).
 *
 * @throws StatisticsError `counts.not-whole`, `points.too-few`, `argument.out-of-range`
 * @see Clopper, C. & Pearson, E. S. (1934). Biometrika 26.
 * @example clopperPearson(3, 75) // 0.04 (0.0083–0.1125)
 */
export function clopperPearson(events: number, n: number, confidence = 0.95): Interval {
  requireProportion(events, n);
  requireShare(confidence, 'The confidence');
  const tail = (1 - confidence) / 2;
  const low = events === 0 ? 0 : solveIncreasing((p) => betaI(events, n - events + 1, p), tail, 0, 1);
  const high = events === n ? 1 : solveIncreasing((p) => betaI(events + 1, n - events, p), 1 - tail, 0, 1);
  return { estimate: events / n, low, high, confidence };
}

export function requireProportion(events: number, n: number): void {
  requireCount(events, 'Events');
  requireCount(n, 'The number at risk');
  if (n === 0) refuse('points.too-few', 'A proportion of none has no value.');
  if (events > n)
    refuse('argument.out-of-range', `Events (${events}) can’t exceed the number at risk (${n}).`);
}
