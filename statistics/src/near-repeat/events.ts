import { refuse, requirePositive, requireSameLength } from '../errors.ts';
import type { Points } from '../projection/utm.ts';

/**
 * Events sorted from south to north in strips as high as `reach`, within a strip from west to east, ties by
 * latitude and then by time: pairs closer than `reach` lie in one strip or in two that touch. The order depends on
 * the events alone, not on how the file listed them.
 */
export type SortedEvents = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Days. */
  readonly times: Float64Array;
  /** Where each event stood in the caller's arrays. */
  readonly id: Uint32Array;
  /** Strip s holds the events `stripStart[s] … stripStart[s + 1] − 1`. */
  readonly stripStart: Uint32Array;
  readonly reach: number;
};

/** Above the rounding of a coordinate, so that a pair at exactly `reach` never lies two strips apart. */
const SLACK = 1 + 1e-9;

/**
 * Sorts events for `forEachClosePair`. O(n log n).
 *
 * @throws StatisticsError `points.too-few`, `shape.mismatch`, `coordinates.not-finite`, `coordinates.degrees`,
 * `argument.out-of-range`
 */
export function sortEvents(points: Points, times: Float64Array, reach: number): SortedEvents {
  requirePositive(reach, 'The largest distance');
  requireEvents(points, times, reach);
  const { x, y } = points;
  const south = least(y);
  const height = Math.max(reach * SLACK, (greatest(y) - south) / x.length);
  const strip = Uint32Array.from(y, (north) => Math.floor((north - south) / height));
  const id = Uint32Array.from(x, (_, i) => i).sort(
    (a, b) => strip[a]! - strip[b]! || x[a]! - x[b]! || y[a]! - y[b]! || times[a]! - times[b]!,
  );
  return {
    x: Float64Array.from(id, (i) => x[i]!),
    y: Float64Array.from(id, (i) => y[i]!),
    times: Float64Array.from(id, (i) => times[i]!),
    id,
    stripStart: startsOf(strip),
    reach,
  };
}

function startsOf(strip: Uint32Array): Uint32Array {
  const start = new Uint32Array(greatest(strip) + 2);
  for (const s of strip) start[s + 1]! += 1;
  for (let s = 1; s < start.length; s++) start[s]! += start[s - 1]!;
  return start;
}

/**
 * Visits every pair at most `reach` apart once, as positions in the sorted events (`i < j`). Exact: distances are
 * computed, never taken from a cell. O(n + pairs looked at in the two strips).
 */
export function forEachClosePair(
  { x, y, stripStart, reach }: SortedEvents,
  visit: (i: number, j: number, distance: number) => void,
): void {
  for (let strip = 0; strip < stripStart.length - 1; strip++) {
    const end = stripStart[strip + 1]!;
    const endAbove = stripStart[strip + 2] ?? end;
    let above = end;
    for (let i = stripStart[strip]!; i < end; i++) {
      while (above < endAbove && x[above]! < x[i]! - reach) above++;
      visitEastward(i, i + 1, end);
      visitEastward(i, above, endAbove);
    }
  }

  function visitEastward(i: number, from: number, end: number): void {
    const east = x[i]! + reach;
    for (let j = from; j < end && x[j]! <= east; j++) {
      const distance = length(x[j]! - x[i]!, y[j]! - y[i]!);
      if (distance <= reach) visit(i, j, distance);
    }
  }
}

/** The one way distances are computed here: `Math.hypot` differs from it in the last bit, and rims would leak. */
export function length(east: number, north: number): number {
  return Math.sqrt(east * east + north * north);
}

function requireEvents({ x, y }: Points, times: Float64Array, reach: number): void {
  requireSameLength(x, y, 'Eastings and northings');
  requireSameLength(x, times, 'Points and times');
  if (x.length < 2) refuse('points.too-few', `Two events make a pair; there are ${x.length}.`);
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) {
      refuse('coordinates.not-finite', `Event ${i} has no usable coordinates: ${x[i]}, ${y[i]}.`);
    }
    if (!Number.isFinite(times[i]!)) refuse('argument.out-of-range', `Event ${i} has no usable time.`);
  }
  requireMetresOf({ x, y }, reach);
}

/** Degrees are told by their range: all within ±180 × ±90, and `reach` would span the whole of them. */
function requireMetresOf({ x, y }: Points, reach: number): void {
  const [west, east, south, north] = [least(x), greatest(x), least(y), greatest(y)];
  const inRange = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  if (inRange && Math.hypot(east - west, north - south) < reach) {
    refuse(
      'coordinates.degrees',
      `The points look like longitude and latitude; ${reach} m would span them all.`,
    );
  }
}

function least(values: Float64Array): number {
  return values.reduce((low, value) => Math.min(low, value));
}

function greatest(values: Float64Array | Uint32Array): number {
  let high = values[0]!;
  for (const value of values) high = Math.max(high, value);
  return high;
}
