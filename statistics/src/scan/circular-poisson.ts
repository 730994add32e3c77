import { refuse, requireCount, requirePositive, requireSameLength, requireShare } from '../errors.ts';
import { seededGenerator } from '../inference/generator.ts';
import { monteCarloP, type Runs, requireRuns } from '../inference/permutation.ts';
import { weightedDraw } from '../inference/weighted-draw.ts';
import { length, sortEvents } from '../near-repeat/events.ts';
import type { Points } from '../projection/utm.ts';
import { clustersInTurn } from './in-turn.ts';
import { logLikelihoodRatio } from './likelihood.ts';
import { type PlaceCircles, placeCircles } from './place-circles.ts';

/** Places in step: where, how many cases, and how many at risk (or an expected count: only the shares matter). */
export type Places = {
  readonly points: Points;
  readonly cases: Uint32Array;
  readonly atRisk: Float64Array;
};

export type CircleReach = {
  /** Largest radius, metres. */
  readonly maxRadius: number;
  /** Largest share of those at risk inside one circle; a half if not said. */
  readonly largestShare?: number;
};

export type SpatialCluster = {
  /** The place in the middle, metres. */
  readonly x: number;
  readonly y: number;
  /** To the furthest place of the circle, metres. */
  readonly radius: number;
  readonly cases: number;
  readonly expected: number;
  readonly llr: number;
  readonly p: number;
  /** The places inside, as positions in the caller's arrays, ascending. */
  readonly places: Uint32Array;
};

export type CircularScan = {
  /** The most likely cluster; none where no circle holds more than expected. */
  readonly cluster: SpatialCluster | undefined;
  /** Further ones with p ≤ 0.05 whose circles touch none before them. */
  readonly secondary: SpatialCluster[];
  /** Greatest likelihood ratio of each simulation. */
  readonly maxima: Float64Array;
};

/**
 * Circular Poisson scan: the circle of places with the most cases beyond what those at risk there lead to expect.
 * Circles are centred on places, up to `maxRadius` and `largestShare`. The p-value compares with the greatest
 * circle anywhere when the same number of cases falls on places by their share at risk, so looking everywhere is
 * paid for. It rests on the numbers at risk: residents are a poor measure downtown, where others work and visit.
 *
 * O(n log n + simulations · (cases + close pairs)). The answer depends on the seed, not on the order of the places.
 *
 * @throws StatisticsError `points.too-few`, `counts.not-whole`, `coordinates.degrees`, `coordinates.not-finite`,
 * `shape.mismatch`, `argument.out-of-range`
 * @see Kulldorff, M. (1997). A spatial scan statistic. Communications in Statistics: Theory and Methods 26.
 * @example
 * // Three blocks 100 m apart with equal populations and 10, 1 and 1 cases
 * const points = { x: Float64Array.of(0, 100, 200), y: new Float64Array(3) };
 * const blocks = { points, cases: Uint32Array.of(10, 1, 1), atRisk: Float64Array.of(50, 50, 50) };
 * circularScan(blocks, { maxRadius: 150, simulations: 999, seed: 1 }).cluster?.llr // 6.390319
 */
export function circularScan(
  places: Places,
  { simulations, seed, ...reach }: CircleReach & { simulations: number; seed: number },
): CircularScan {
  requireRuns(simulations, 'The number of simulations');
  const circles = circularScanPlaces(places, reach);
  return circularScanResult(circles, [circularScanMaxima(circles, seed, { from: 0, to: simulations })]);
}

/** Sorts the places and finds the circles around them, once for all simulations. O(n log n + close pairs). */
export function circularScanPlaces(
  { points, cases, atRisk }: Places,
  { maxRadius, largestShare = 0.5 }: CircleReach,
): PlaceCircles {
  requirePositive(maxRadius, 'The largest radius');
  requireShare(largestShare, 'The largest share at risk');
  requirePlaces(points, cases, atRisk);
  const sorted = sortEvents(points, new Float64Array(cases.length), maxRadius);
  return placeCircles(
    sorted,
    Uint32Array.from(sorted.id, (i) => cases[i]!),
    Float64Array.from(sorted.id, (i) => atRisk[i]!),
    largestShare,
  );
}

function requirePlaces(points: Points, cases: Uint32Array, atRisk: Float64Array): void {
  requireSameLength(points.x, cases, 'Places and cases');
  requireSameLength(points.x, atRisk, 'Places and numbers at risk');
  for (let i = 0; i < cases.length; i++) {
    requireCount(cases[i]!, `The cases of place ${i}`);
    if (!(atRisk[i]! >= 0 && Number.isFinite(atRisk[i]!))) {
      refuse('argument.out-of-range', `Place ${i} has ${atRisk[i]} at risk; give zero or more.`);
    }
    if (cases[i]! > 0 && atRisk[i] === 0) {
      refuse('argument.out-of-range', `Place ${i} has ${cases[i]} cases and nobody at risk.`);
    }
  }
  if (cases.every((count) => count === 0)) refuse('points.too-few', 'There are no cases.');
}

/** The greatest likelihood ratio of some of the simulations; simulation k draws from stream k of the seed. */
export function circularScanMaxima(circles: PlaceCircles, seed: number, { from, to }: Runs): Float64Array {
  const draw = weightedDraw(circles.atRisk);
  const cases = new Uint32Array(circles.atRisk.length);
  return Float64Array.from({ length: to - from }, (_, k) => {
    const random = seededGenerator(seed, from + k);
    cases.fill(0);
    for (let one = 0; one < circles.total; one++) cases[draw(random)]! += 1;
    return greatest(circles, cases)?.llr ?? 0;
  });
}

/** The scan from the maxima of its slices, in order. */
export function circularScanResult(circles: PlaceCircles, slices: readonly Float64Array[]): CircularScan {
  const maxima = Float64Array.from(slices.flatMap((slice) => [...slice]));
  const next = (taken: readonly SpatialCluster[]): SpatialCluster | undefined => {
    const best = greatest(circles, circles.cases, (circle) =>
      taken.every((one) => !touch(circles, circle, one)),
    );
    if (!best) return undefined;
    const atLeast = maxima.filter((most) => most >= best.llr).length;
    return { ...described(circles, best), p: monteCarloP(atLeast, maxima.length) };
  };
  return { ...clustersInTurn(next), maxima };
}

type Circle = { centre: number; at: number };
type Found = Circle & { llr: number; count: number };

/** O(members): the logarithms are taken only where a bound on the ratio exceeds the best so far. */
function greatest(
  { circles, end, expected, total }: PlaceCircles,
  cases: Uint32Array,
  mayStand?: (circle: Circle) => boolean,
): Found | undefined {
  let best: Found | undefined;
  let most = 0;
  for (let centre = 0; centre < end.length; centre++) {
    let count = 0;
    for (let at = circles.start[centre]!; at < end[centre]!; at++) {
      count += cases[circles.member[at]!]!;
      const excess = count - expected[at]!;
      if (!circles.whole[at] || excess <= 0) continue;
      // The inside’s part of the ratio is at most (c − μ) + (c − μ)²/2μ, the outside’s (c − μ)²/(C − μ) − (c − μ).
      if (excess * excess * (0.5 / expected[at]! + 1 / (total - expected[at]!)) <= most) continue;
      const llr = logLikelihoodRatio(count, expected[at]!, total);
      if (llr <= most || (mayStand && !mayStand({ centre, at }))) continue;
      most = llr;
      best = { centre, at, llr, count };
    }
  }
  return best;
}

function described(
  { circles, expected, x, y, id }: PlaceCircles,
  { centre, at, llr, count }: Found,
): Omit<SpatialCluster, 'p'> {
  const middle = circles.centre[centre]!;
  const inside = circles.member.subarray(circles.start[centre]!, at + 1);
  return {
    ...{ x: x[middle]!, y: y[middle]!, radius: circles.distance[at]! },
    ...{ cases: count, expected: expected[at]!, llr },
    places: inside.map((place) => id[place]!).sort(),
  };
}

function touch({ circles, x, y }: PlaceCircles, { centre, at }: Circle, other: SpatialCluster): boolean {
  const middle = circles.centre[centre]!;
  const apart = length(x[middle]! - other.x, y[middle]! - other.y);
  return apart <= circles.distance[at]! + other.radius;
}
