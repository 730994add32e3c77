import { columnAt, rowAt } from '../clusters/point-buckets.ts';
import { requirePositive } from '../errors.ts';
import { requireMetres } from '../grids/grid.ts';
import type { Points } from '../projection/utm.ts';
import type { SegmentIndex } from './segment-index.ts';

export type Snapped = {
  /** Position of each point’s segment, −1 where none lies within the maximal distance. */
  readonly segmentOf: Int32Array;
  /** Metres from each point to its segment, NaN where it has none. */
  readonly distance: Float64Array;
  readonly snapped: number;
  /** Share of the points that found a segment. */
  readonly share: number;
};

/**
 * Snap to street: the nearest segment of each point, measured to the line itself and not to its vertices. Where
 * several are equally near, as at a crossing, the lowest position. Give `maxDistance` (metres) where a point far from
 * any street should have none.
 *
 * About O(points · edges nearby): rings of buckets are searched outwards until no nearer edge can follow.
 *
 * @throws StatisticsError `coordinates.not-finite`, `coordinates.degrees`, `shape.mismatch`, `argument.out-of-range`
 * @example snapToSegments({ x: Float64Array.of(3), y: Float64Array.of(4) }, indexSegments({ start:
 * Int32Array.of(0, 2), x: Float64Array.of(0, 9), y: Float64Array.of(0, 0) })).distance // 4
 */
export function snapToSegments(points: Points, index: SegmentIndex, maxDistance = Infinity): Snapped {
  if (maxDistance !== Infinity) requirePositive(maxDistance, 'The maximal distance');
  const { west: x0, south: y0, ...buckets } = index.frame;
  requireMetres(points, { x0, y0, ...buckets });
  const count = points.x.length;
  const segmentOf = new Int32Array(count);
  const distance = new Float64Array(count);
  const nearest: Nearest = { segment: -1, squared: Infinity };
  let snapped = 0;
  for (let i = 0; i < count; i++) {
    findNearest(index, points.x[i]!, points.y[i]!, maxDistance, nearest);
    segmentOf[i] = nearest.segment;
    distance[i] = nearest.segment < 0 ? Number.NaN : Math.sqrt(nearest.squared);
    if (nearest.segment >= 0) snapped++;
  }
  return { segmentOf, distance, snapped, share: count === 0 ? 0 : snapped / count };
}

/** Events on each segment, zero where there were none. O(points + segments). */
export function countOnSegments({ segmentOf }: Snapped, index: SegmentIndex): Uint32Array {
  const counts = new Uint32Array(index.segments.start.length - 1);
  for (let i = 0; i < segmentOf.length; i++) if (segmentOf[i]! >= 0) counts[segmentOf[i]!]! += 1;
  return counts;
}

type Nearest = { segment: number; squared: number };

function findNearest(index: SegmentIndex, x: number, y: number, furthest: number, nearest: Nearest): void {
  const { frame } = index;
  const column = columnAt(frame, x);
  const row = rowAt(frame, y);
  nearest.segment = -1;
  nearest.squared = furthest * furthest;
  for (let ring = 0; ; ring++) {
    const [west, east, south, north] = [column - ring, column + ring, row - ring, row + ring];
    for (let r = Math.max(0, south); r <= Math.min(frame.rows - 1, north); r++) {
      // Only the rim is new: whole rows at its ends, two buckets between them.
      const step = r === south || r === north ? 1 : Math.max(1, east - west);
      for (let c = west; c <= east; c += step) {
        if (c >= 0 && c < frame.columns) searchBucket(index, r * frame.columns + c, x, y, nearest);
      }
    }
    const reached = Math.min(
      west <= 0 ? Infinity : x - (frame.west + west * frame.size),
      east >= frame.columns - 1 ? Infinity : frame.west + (east + 1) * frame.size - x,
      south <= 0 ? Infinity : y - (frame.south + south * frame.size),
      north >= frame.rows - 1 ? Infinity : frame.south + (north + 1) * frame.size - y,
    );
    if (reached === Infinity || nearest.squared < reached * reached) return;
  }
}

function searchBucket(index: SegmentIndex, bucket: number, x: number, y: number, nearest: Nearest): void {
  const { first, edges, endOf, segmentOf, segments } = index;
  for (let k = first[bucket]!; k < first[bucket + 1]!; k++) {
    const a = edges[k]!;
    const b = endOf[a]!;
    const squared = squaredDistance(x, y, segments.x[a]!, segments.y[a]!, segments.x[b]!, segments.y[b]!);
    const isTie = squared === nearest.squared && (nearest.segment < 0 || segmentOf[a]! < nearest.segment);
    if (squared < nearest.squared || isTie) {
      nearest.squared = squared;
      nearest.segment = segmentOf[a]!;
    }
  }
}

/** Beyond an end the distance is to the vertex itself, so that segments which share it tie to the last bit. */
function squaredDistance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = (x - ax) * dx + (y - ay) * dy;
  const length = dx * dx + dy * dy;
  if (along <= 0) return (x - ax) ** 2 + (y - ay) ** 2;
  if (along >= length) return (x - bx) ** 2 + (y - by) ** 2;
  const t = along / length;
  return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2;
}
