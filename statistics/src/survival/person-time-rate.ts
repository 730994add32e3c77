import { garwood } from '../rates/garwood.ts';
import type { Interval } from '../rates/interval.ts';
import { asIndicator, riskTable } from './risk-table.ts';

export type PersonTimeRate = Interval & {
  readonly events: number;
  /** The whole time under observation, in the unit of the times. */
  readonly personTime: number;
};

/**
 * Events for each `per` units of time under observation, with Garwood’s exact interval. Assumes that the rate does
 * not change with how long one has been followed. O(n log n).
 *
 * @param times how long each was followed, in one unit
 * @param happened 1 where it happened at the end of that time, 0 where not
 * @param per 1 unless said; with times in days, 365.25 gives a rate by person-year
 * @throws StatisticsError `shape.mismatch`, `argument.out-of-range` (nobody followed for any time)
 * @see Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28.
 * @example personTimeRate([30, 45, 60], [1, 0, 1], 100).estimate // 1.4815 events in 100 days
 */
export function personTimeRate(
  times: ArrayLike<number>,
  happened: ArrayLike<number>,
  per = 1,
  confidence = 0.95,
): PersonTimeRate {
  const table = riskTable(times, asIndicator(happened));
  const events = (table.events.get(1) ?? new Float64Array(0)).reduce((sum, count) => sum + count, 0);
  const personTime = Array.from(times).reduce((sum, time) => sum + time, 0);
  return { ...garwood(events, personTime / per, confidence), events, personTime };
}
