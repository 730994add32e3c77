import { refuse, requirePositive, requireSameLength } from '../errors.ts';

export const HOURS_A_WEEK = 168;
const HOUR = 3_600_000;
/** 1 January 1970 was a Thursday; weeks here begin on Monday. */
const HOURS_FROM_MONDAY = 3 * 24;

export type Aoristic = {
  /** Expected events in each hour of the week: bin `weekday · 24 + hour`, Monday 0. */
  readonly weights: Float64Array;
  /** Events spread; the weights add up to it. */
  readonly used: number;
  /** Of them those known to the hour or better: they lie in one bin. */
  readonly certain: number;
  /** Events whose span is longer than `longest`: they say nothing about the hour and are left out, not guessed. */
  readonly tooLong: number;
};

/**
 * Aoristic analysis: when in the week do events happen that are only known to lie between two times, as when a car is
 * gone in the morning? Each event weighs one, spread evenly over its span; an event whose start is its end goes to its
 * hour whole. Never use mid-points: they make a peak at night that nobody saw.
 *
 * Times are local wall clock as milliseconds since 1970 as if in UTC (`Date.UTC` of the written figures), so the hours
 * are those people lived by; where clocks change a span is an hour off, which its week hardly shows. Spans longer than
 * `longest` hours (a week unless said) are counted apart. O(events · hours of their spans).
 *
 * @throws StatisticsError `shape.mismatch`, `coordinates.not-finite`, `argument.out-of-range`
 * @see Ratcliffe, J. & McCullagh, M. (1998). Aoristic crime analysis. International Journal of GIS 12.
 * @example aoristic([Date.UTC(1970, 0, 5, 23, 30)], [Date.UTC(1970, 0, 6, 0, 30)]).weights // ½ Monday 23, ½ Tuesday 0
 */
export function aoristic(start: ArrayLike<number>, end: ArrayLike<number>, longest = HOURS_A_WEEK): Aoristic {
  requireSameLength(start, end, 'Starts and ends');
  requirePositive(longest, 'The longest span in hours');
  const weights = new Float64Array(HOURS_A_WEEK);
  let [used, certain, tooLong] = [0, 0, 0];
  for (let i = 0; i < start.length; i++) {
    const [from, to] = [start[i]! / HOUR, end[i]! / HOUR];
    requireSpan(from, to, i);
    if (to - from > longest) {
      tooLong++;
      continue;
    }
    used++;
    // A span that ends on the hour does not reach into the next.
    if (Math.ceil(to) - Math.floor(from) <= 1) certain++;
    spread(from, to, weights);
  }
  return { weights, used, certain, tooLong };
}

function requireSpan(from: number, to: number, i: number): void {
  if (!Number.isFinite(from) || !Number.isFinite(to)) {
    refuse('coordinates.not-finite', `Event ${i} has no usable start or end.`);
  }
  if (to < from) refuse('argument.out-of-range', `Event ${i} ends before it starts.`);
}

function spread(from: number, to: number, weights: Float64Array): void {
  if (to === from) {
    weights[binOf(Math.floor(from))]! += 1;
    return;
  }
  for (let hour = Math.floor(from); hour < to; hour++) {
    const within = Math.min(to, hour + 1) - Math.max(from, hour);
    weights[binOf(hour)]! += within / (to - from);
  }
}

function binOf(hour: number): number {
  return (((hour + HOURS_FROM_MONDAY) % HOURS_A_WEEK) + HOURS_A_WEEK) % HOURS_A_WEEK;
}
