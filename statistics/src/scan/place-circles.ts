import type { SortedEvents } from '../near-repeat/events.ts';
import { type Circles, circlesAround } from './circles.ts';

/**
 * Growing circles of places with what is expected in each, found once for all simulations. Plain typed arrays: it
 * can be posted to a worker.
 */
export type PlaceCircles = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Where each sorted place stood in the caller's arrays. */
  readonly id: Uint32Array;
  readonly cases: Uint32Array;
  readonly atRisk: Float64Array;
  readonly circles: Circles;
  /** One past the last member of each centre that the largest share at risk lets in. */
  readonly end: Uint32Array;
  /** Cases expected in the circle up to each member. */
  readonly expected: Float64Array;
  /** All cases. */
  readonly total: number;
};

/** O(n log n + close pairs). */
export function placeCircles(
  places: SortedEvents,
  cases: Uint32Array,
  atRisk: Float64Array,
  largestShare: number,
): PlaceCircles {
  const { x, y, id } = places;
  const circles = circlesAround(places);
  const total = cases.reduce((sum, count) => sum + count, 0);
  const allAtRisk = atRisk.reduce((sum, count) => sum + count, 0);
  const expected = new Float64Array(circles.member.length);
  const end = circles.start.slice(0, -1);
  for (let centre = 0; centre < end.length; centre++) {
    let inside = 0;
    for (let at = circles.start[centre]!; at < circles.start[centre + 1]!; at++) {
      inside += atRisk[circles.member[at]!]!;
      if (inside > largestShare * allAtRisk) break;
      expected[at] = (total * inside) / allAtRisk;
      if (circles.whole[at]) end[centre] = at + 1;
    }
  }
  return { x, y, id, cases, atRisk, circles, end, expected, total };
}
