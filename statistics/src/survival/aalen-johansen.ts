import { requireShare } from '../errors.ts';
import { normalQuantile } from '../inference/normal.ts';
import { productLimit } from './kaplan-meier.ts';
import { logLogInterval } from './log-log-interval.ts';
import { riskTable } from './risk-table.ts';

export type CumulativeIncidence = {
  readonly cause: number;
  /** Share to whom this had happened, first of all causes, by each time. */
  readonly incidence: Float64Array;
  readonly se: Float64Array;
  /** Log–log bounds; null where the incidence is 0 or 1. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
};

export type CompetingRisks = {
  /** Each distinct time of an event or a censoring. */
  readonly times: Float64Array;
  readonly atRisk: Float64Array;
  /** Share to whom nothing has happened yet; with the incidences it adds up to one. */
  readonly eventFree: Float64Array;
  /** By cause, in ascending order of its number. */
  readonly causes: readonly CumulativeIncidence[];
  readonly confidence: number;
};

/**
 * Aalen–Johansen cumulative incidence with competing risks: an arrest ends the wait for an exceptional clearance.
 * One minus Kaplan–Meier for each cause would count more than there can be. Censoring must tell nothing of what
 * would have come. Variances are of Greenwood’s kind, which for this model is R’s `survfit` (its infinitesimal
 * jackknife). O(n log n + times · causes).
 *
 * @param times durations, zero or more, in one unit
 * @param causes 0 where nothing had happened when the observation ended, else a whole number naming what happened
 * @throws StatisticsError as `kaplanMeier`
 * @see Aalen, O. O. & Johansen, S. (1978). Scandinavian Journal of Statistics 5. Andersen, P. K. et al. (1993).
 * Statistical Models Based on Counting Processes, section IV.4.
 * @example aalenJohansen([30, 45, 60, 60], [1, 0, 2, 1]).causes[0].incidence // 0.25, 0.25, 0.625
 */
export function aalenJohansen(
  times: ArrayLike<number>,
  causes: ArrayLike<number>,
  confidence = 0.95,
): CompetingRisks {
  requireShare(confidence, 'The confidence');
  const table = riskTable(times, causes);
  const any = table.times.map((_, i) => {
    let sum = 0;
    for (const events of table.events.values()) sum += events[i]!;
    return sum;
  });
  const eventFree = productLimit(table.atRisk, any).survival;
  const width = normalQuantile((1 + confidence) / 2);
  return {
    ...{ times: table.times, atRisk: table.atRisk, eventFree, confidence },
    causes: Array.from(table.events, ([cause, events]) => {
      const { incidence, se } = incidenceOf(table.atRisk, events, any, eventFree);
      const bounds = Array.from(incidence, (share, i) => logLogInterval(share, se[i]!, width));
      return {
        cause,
        incidence,
        se,
        low: bounds.map(({ low }) => low),
        high: bounds.map(({ high }) => high),
      };
    }),
  };
}

/**
 * With hazards a of the cause and h of all at each time, the variance of the incidence F at t sums
 * S₋² a(1 − a) − 2a S₋ (F(t) − F) + h/(1 − h) (F(t) − F)², each over the number at risk: a square in F(t), whose
 * three coefficients are carried along.
 */
function incidenceOf(atRisk: Float64Array, events: Float64Array, any: Float64Array, eventFree: Float64Array) {
  let reached = 0;
  let [constant, linear, square] = [0, 0, 0];
  const incidence = new Float64Array(events.length);
  const se = incidence.map((_, i) => {
    const before = i === 0 ? 1 : eventFree[i - 1]!;
    const hazard = events[i]! / atRisk[i]!;
    const all = any[i]! / atRisk[i]!;
    reached += before * hazard;
    incidence[i] = reached;
    const along = (before * hazard) / atRisk[i]!;
    const curve = all < 1 ? all / (1 - all) / atRisk[i]! : 0;
    constant += before * along * (1 - hazard) + 2 * along * reached + curve * reached * reached;
    linear -= 2 * along + 2 * curve * reached;
    square += curve;
    return Math.sqrt(Math.max(0, constant + reached * (linear + reached * square)));
  });
  return { incidence, se };
}
