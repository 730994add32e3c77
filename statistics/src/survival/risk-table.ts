import { refuse, requireCount, requireSameLength } from '../errors.ts';

/** What happened at each distinct time, earliest first. */
export type RiskTable = {
  readonly times: Float64Array;
  /** Under observation just before the time. */
  readonly atRisk: Float64Array;
  /** By cause, how many had it happen at the time. */
  readonly events: ReadonlyMap<number, Float64Array>;
};

/**
 * Durations with what ended them, gathered by distinct time. Who is censored at a time is still at risk for events
 * at that time. O(n log n).
 *
 * @param times durations, zero or more, in one unit
 * @param causes 0 where nothing had happened when the observation ended, else a whole number naming what happened
 * @throws StatisticsError `shape.mismatch`, `points.too-few`, `argument.out-of-range`, `counts.not-whole`
 */
export function riskTable(times: ArrayLike<number>, causes: ArrayLike<number>): RiskTable {
  requireSameLength(times, causes, 'Times and causes');
  if (times.length === 0) refuse('points.too-few', 'There is nobody and nothing to follow.');
  for (let i = 0; i < times.length; i++) {
    if (!(times[i]! >= 0 && Number.isFinite(times[i]!))) {
      refuse('argument.out-of-range', `Time ${i + 1} must be zero or more; got ${times[i]}.`);
    }
    requireCount(causes[i]!, `Cause ${i + 1}`);
  }
  const order = Uint32Array.from(times, (_, i) => i).sort((a, b) => times[a]! - times[b]!);
  const distinct = Float64Array.from(new Set(Array.from(order, (i) => times[i]!)));
  const atRisk = new Float64Array(distinct.length);
  const events = new Map<number, Float64Array>();
  for (const cause of new Set(Array.from(causes).sort((a, b) => a - b))) {
    if (cause > 0) events.set(cause, new Float64Array(distinct.length));
  }
  let at = -1;
  order.forEach((i, before) => {
    if (at < 0 || times[i] !== distinct[at]) atRisk[++at] = times.length - before;
    if (causes[i]! > 0) events.get(causes[i]!)![at]! += 1;
  });
  return { times: distinct, atRisk, events };
}

/** Whether it happened, as 0 and 1. @throws StatisticsError `argument.out-of-range` for anything else */
export function asIndicator(happened: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(happened, (value, i) => {
    if (value !== 0 && value !== 1) {
      refuse('argument.out-of-range', `Case ${i + 1}: give 1 where it happened, 0 where not; got ${value}.`);
    }
    return value;
  });
}
