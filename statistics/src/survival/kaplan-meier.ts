import { requireShare } from '../errors.ts';
import { normalQuantile } from '../inference/normal.ts';
import { logLogInterval } from './log-log-interval.ts';
import { asIndicator, riskTable } from './risk-table.ts';

export type SurvivalCurve = {
  /** Each distinct time of an event or a censoring. The curve is 1 before the first and flat between them. */
  readonly times: Float64Array;
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  /** Share to whom it has not happened by the time. */
  readonly survival: Float64Array;
  /** Greenwood’s, of `survival` itself; NaN once nobody is left. */
  readonly se: Float64Array;
  /** Log–log bounds; null where survival is 0 or 1. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly confidence: number;
  /** Earliest time by which it has happened to half; null when it has not come to that. */
  readonly median: number | null;
};

const HALF = 0.5 + 1e-12;

/**
 * Kaplan–Meier estimate of the time until something happens (clearance, disposition, the next shooting at a place),
 * open cases being censored, never dropped. Assumes that those censored would have fared as the others do: where
 * something else can end the wait for good, use `aalenJohansen`. As R’s `survfit(conf.type = "log-log")`. O(n log n).
 *
 * @param times durations, zero or more, in one unit
 * @param happened 1 where it happened at that time, 0 where it had not when the observation ended
 * @throws StatisticsError `shape.mismatch`, `points.too-few`, `argument.out-of-range`, `counts.not-whole`
 * @see Kaplan, E. L. & Meier, P. (1958). JASA 53. Greenwood, M. (1926). The natural duration of cancer.
 * @example kaplanMeier([30, 45, 60], [1, 0, 1]).survival // 0.6667, 0.6667, 0
 */
export function kaplanMeier(
  times: ArrayLike<number>,
  happened: ArrayLike<number>,
  confidence = 0.95,
): SurvivalCurve {
  requireShare(confidence, 'The confidence');
  const table = riskTable(times, asIndicator(happened));
  const events = table.events.get(1) ?? new Float64Array(table.times.length);
  const { survival, se } = productLimit(table.atRisk, events);
  const width = normalQuantile((1 + confidence) / 2);
  const bounds = Array.from(survival, (share, i) => logLogInterval(share, se[i]!, width));
  return {
    ...{ times: table.times, atRisk: table.atRisk, events, survival, se, confidence },
    low: bounds.map(({ low }) => low),
    high: bounds.map(({ high }) => high),
    median: table.times.find((_, i) => survival[i]! <= HALF) ?? null,
  };
}

/** Survival just after each time, with Greenwood’s standard error. */
export function productLimit(atRisk: Float64Array, events: Float64Array) {
  let share = 1;
  let greenwood = 0;
  const survival = new Float64Array(events.length);
  const se = survival.map((_, i) => {
    const staying = atRisk[i]! - events[i]!;
    share *= staying / atRisk[i]!;
    survival[i] = share;
    greenwood += events[i]! / (atRisk[i]! * staying);
    return share * Math.sqrt(greenwood);
  });
  return { survival, se };
}
