import { indexSegments, type Points, type Segments, snapToSegments } from '@psp/statistics';
import type { Measurement } from './measurement.ts';
import { philadelphia, someOf } from './places/philadelphia.ts';
import { makeStreets } from './places/streets.ts';
import { againstPeer, growthWords, milliseconds, requireSame, timed, timedOnce } from './places/timing.ts';

const GOAL = 0.3;
const STREETS = 40_342;
const SIZES = [5000, 10_000, 20_000, 40_342] as const;
/** The twin tries every edge for one point in so many; its time is scaled. */
const SHARE = 20;

/** Snap to 40,000 made-up street segments, the index built anew each time. */
export async function segmentsSpeed(): Promise<Measurement> {
  const { points } = philadelphia();
  const streets = makeStreets(STREETS);
  const ours = timed(() => snapToSegments(points, indexSegments(streets)));
  const indexing = timed(() => indexSegments(streets)).seconds;
  const few = someOf(points, Math.floor(points.x.length / SHARE));
  const twin = timedOnce(() => distancesByTrying(few, streets));
  requireSame(snapToSegments(few, indexSegments(streets)).distance, twin.result, 'distance of point');
  return againstPeer('segments', {
    figure: ours.seconds,
    goal: GOAL,
    peer: twin.seconds * SHARE,
    peerWords: `trying every edge (one point in ${SHARE}, scaled) takes`,
    size: `${points.x.length} points to ${streets.start.length - 1} segments, ${milliseconds(indexing)} of it for the index`,
    growth: growthWords('segments', SIZES, (size) => {
      const some = makeStreets(size);
      return timed(() => snapToSegments(points, indexSegments(some))).seconds;
    }),
  });
}

function distancesByTrying(points: Points, { x, y, start }: Segments): Float64Array {
  return points.x.map((px, i) => {
    const py = points.y[i]!;
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s + 1 < start.length; s++) {
      for (let v = start[s]!; v + 1 < start[s + 1]!; v++) {
        const [dx, dy] = [x[v + 1]! - x[v]!, y[v + 1]! - y[v]!];
        const along = ((px - x[v]!) * dx + (py - y[v]!) * dy) / (dx * dx + dy * dy);
        const t = Math.min(1, Math.max(0, along));
        least = Math.min(least, (px - x[v]! - t * dx) ** 2 + (py - y[v]! - t * dy) ** 2);
      }
    }
    return Math.sqrt(least);
  });
}
