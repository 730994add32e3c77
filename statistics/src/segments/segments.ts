import { requirePlaces } from '../clusters/require-places.ts';
import { refuse, requireSameLength } from '../errors.ts';
import type { Points } from '../projection/utm.ts';

/**
 * Street segments as polylines in metres, packed: segment s runs through the vertices `start[s] … start[s + 1] − 1`.
 * A segment is known by its position, so the caller puts them in the order of their ids: ties go to the lowest.
 */
export type Segments = Points & { readonly start: Int32Array };

/** Metres; a network that spans less than a tenth of it is one in degrees. */
const A_BLOCK = 50;

/** @throws StatisticsError `points.too-few`, `shape.mismatch`, `coordinates.not-finite`, `coordinates.degrees` */
export function requireSegments({ x, y, start }: Segments): void {
  if (start.length < 2) refuse('points.too-few', 'There are no street segments.');
  if (start[0] !== 0 || start.at(-1) !== x.length) {
    requireSameLength(
      x,
      { length: start.at(-1)! - start[0]! },
      'Vertices and the vertices that segments name',
    );
  }
  for (let s = 0; s + 1 < start.length; s++) {
    if (start[s + 1]! <= start[s]!) refuse('points.too-few', `Street segment ${s} has no vertices.`);
  }
  requirePlaces({ x, y }, A_BLOCK);
}
