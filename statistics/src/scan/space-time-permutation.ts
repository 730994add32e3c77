import { refuse, requirePositive } from '../errors.ts';
import { seededGenerator } from '../inference/generator.ts';
import { monteCarloP, type Runs, requireRuns, shuffle } from '../inference/permutation.ts';
import { length, sortEvents } from '../near-repeat/events.ts';
import type { Points } from '../projection/utm.ts';
import { type Circles, circlesAround } from './circles.ts';
import { type Cylinder, hopelessWeights, lowerWeights } from './cylinders.ts';
import { clustersInTurn } from './in-turn.ts';
import { logLikelihoodRatio } from './likelihood.ts';

/** What a scan looks through, found once for all its simulations. Plain typed arrays: it can be posted to a worker. */
export type ScanCases = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Where each sorted case stood in the caller's arrays. */
  readonly id: Uint32Array;
  /** Days since `firstDay`. */
  readonly days: Int32Array;
  readonly firstDay: number;
  /** Cases before each day. */
  readonly upTo: Uint32Array;
  readonly circles: Circles;
  readonly maxDays: number;
};

export type SpaceTimeCluster = {
  /** The case in the middle, metres. */
  readonly x: number;
  readonly y: number;
  /** To the furthest case of the circle, metres; 0 where all happened at one place. */
  readonly radius: number;
  /** First and last day, both included, as day numbers. */
  readonly start: number;
  readonly end: number;
  readonly cases: number;
  readonly expected: number;
  readonly llr: number;
  readonly p: number;
  /** The cases inside, as positions in the caller's arrays, ascending. */
  readonly events: Uint32Array;
};

export type SpaceTimeScan = {
  /** The most likely cluster; none where no cylinder holds two cases and more than expected. */
  readonly cluster: SpaceTimeCluster | undefined;
  /** Further ones with p ≤ 0.05 that share no place and time with those before. */
  readonly secondary: SpaceTimeCluster[];
  /** Greatest likelihood ratio of each simulation: the bar that a chance cluster sets. */
  readonly maxima: Float64Array;
};

export type ScanReach = {
  /** Largest radius, metres. */
  readonly maxRadius: number;
  /** Longest window, whole days. */
  readonly maxDays: number;
};

/**
 * Space-time permutation scan: the place and days with the most cases beyond what the place’s and the days’ own
 * totals lead to expect. Needs cases only, no population. Cylinders are circles centred on cases up to `maxRadius`,
 * over up to `maxDays` whole days that may end on any day of the period (retrospective). The p-value compares with
 * the greatest cluster anywhere in each shuffle of the days, so looking everywhere is paid for. A p below 0.05 says
 * that interaction is unlikely to be chance; it does not say why. A population that grew in one place alone shows
 * up as well.
 *
 * O(n log n + simulations · cylinders grown). The answer depends on the seed, not on the order of the cases.
 *
 * @param days day numbers; a fraction is cut off
 * @throws StatisticsError `points.too-few`, `period.empty`, `coordinates.degrees`, `coordinates.not-finite`,
 * `shape.mismatch`, `argument.out-of-range`
 * @see Kulldorff, M., Heffernan, R., Hartman, J., Assunção, R. & Mostashari, F. (2005). A space-time permutation
 * scan statistic for disease outbreak detection. PLoS Medicine 2.
 * @example
 * // Chicago, arsons of 2016: five cases where 0.092 were expected, on 29 October
 * spaceTimeScan(points, days, { maxRadius: 1000, maxDays: 28, simulations: 999, seed: 1 }).cluster?.llr // 15.094627
 */
export function spaceTimeScan(
  points: Points,
  days: Float64Array,
  { simulations, seed, ...reach }: ScanReach & { simulations: number; seed: number },
): SpaceTimeScan {
  requireRuns(simulations, 'The number of simulations');
  const cases = scanCases(points, days, reach);
  return scanResult(cases, [scanMaxima(cases, seed, { from: 0, to: simulations })]);
}

/** Sorts the cases and finds the circles around them. O(n log n + close pairs). */
export function scanCases(points: Points, days: Float64Array, { maxRadius, maxDays }: ScanReach): ScanCases {
  requirePositive(maxRadius, 'The largest radius');
  if (!Number.isInteger(maxDays) || maxDays < 1) {
    refuse('argument.out-of-range', `The longest window must be a whole number of days; got ${maxDays}.`);
  }
  const events = sortEvents(points, days.map(Math.floor), maxRadius);
  const firstDay = events.times.reduce((low, day) => Math.min(low, day));
  const sinceFirst = Int32Array.from(events.times, (day) => day - firstDay);
  const lastDay = sinceFirst.reduce((high, day) => Math.max(high, day));
  if (lastDay === 0) {
    refuse('period.empty', 'All cases happened on one day: which of them came close in time has no meaning.');
  }
  const { x, y, id } = events;
  const upTo = casesBefore(sinceFirst, lastDay);
  return { x, y, id, days: sinceFirst, firstDay, upTo, circles: circlesAround(events), maxDays };
}

function casesBefore(days: Int32Array, lastDay: number): Uint32Array {
  const upTo = new Uint32Array(lastDay + 2);
  for (const day of days) upTo[day + 1]! += 1;
  for (let day = 1; day < upTo.length; day++) upTo[day]! += upTo[day - 1]!;
  return upTo;
}

/**
 * The greatest likelihood ratio of some of the simulations, for one worker of several: simulation k is shuffled by
 * stream k of the seed, so the maxima are the same whatever the split.
 */
export function scanMaxima(cases: ScanCases, seed: number, { from, to }: Runs): Float64Array {
  const total = cases.days.length;
  const hopeless = hopelessWeights(total);
  const least = hopeless.slice();
  const days = cases.days.slice();
  return Float64Array.from({ length: to - from }, (_, k) => {
    days.set(cases.days);
    shuffle(days, seededGenerator(seed, from + k));
    least.set(hopeless);
    lowerWeights(cases.circles, days, cases.upTo, cases.maxDays, least);
    return least.reduce((most, weight, c) => Math.max(most, logLikelihoodRatio(c, weight / total, total)), 0);
  });
}

/** The scan from the maxima of its slices, in order. */
export function scanResult(cases: ScanCases, slices: readonly Float64Array[]): SpaceTimeScan {
  const maxima = Float64Array.from(slices.flatMap((slice) => [...slice]));
  return { ...clustersInTurn<SpaceTimeCluster>((taken) => bestCluster(cases, maxima, taken)), maxima };
}

/** The most likely cluster that shares no place and time with those `taken`. */
function bestCluster(
  cases: ScanCases,
  maxima: Float64Array,
  taken: readonly SpaceTimeCluster[],
): SpaceTimeCluster | undefined {
  const total = cases.days.length;
  let best: { llr: number; count: number; weight: number; cylinder: Cylinder } | undefined;
  lowerWeights(
    cases.circles,
    cases.days,
    cases.upTo,
    cases.maxDays,
    hopelessWeights(total),
    (count, weight, cylinder) => {
      if (taken.some((cluster) => overlaps(cases, cylinder, cluster))) return false;
      const llr = logLikelihoodRatio(count, weight / total, total);
      if (llr > (best?.llr ?? 0)) best = { llr, count, weight, cylinder };
      return true;
    },
  );
  if (!best) return undefined;
  const { llr, count, weight, cylinder } = best;
  const atLeast = maxima.filter((most) => most >= llr).length;
  return {
    ...placeOf(cases, cylinder),
    cases: count,
    expected: weight / total,
    llr,
    p: monteCarloP(atLeast, maxima.length),
    events: eventsIn(cases, cylinder),
  };
}

function placeOf({ circles, x, y, firstDay }: ScanCases, { centre, at, first, last }: Cylinder) {
  const middle = circles.centre[centre]!;
  return {
    x: x[middle]!,
    y: y[middle]!,
    radius: circles.distance[at]!,
    start: firstDay + first,
    end: firstDay + last,
  };
}

function eventsIn({ circles, days, id }: ScanCases, { centre, at, first, last }: Cylinder): Uint32Array {
  return circles.member
    .subarray(circles.start[centre]!, at + 1)
    .filter((event) => days[event]! >= first && days[event]! <= last)
    .map((event) => id[event]!)
    .sort();
}

function overlaps(cases: ScanCases, cylinder: Cylinder, cluster: SpaceTimeCluster): boolean {
  const { x, y, radius, start, end } = placeOf(cases, cylinder);
  return (
    start <= cluster.end &&
    end >= cluster.start &&
    length(x - cluster.x, y - cluster.y) <= radius + cluster.radius
  );
}
