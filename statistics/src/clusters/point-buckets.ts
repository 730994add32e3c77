import type { Points } from '../projection/utm.ts';

/**
 * Points sorted into square buckets at least `reach` metres wide, so that all points within `reach` of a place lie
 * in its bucket or the eight around it. The points of bucket b are `ids[start[b]] … ids[start[b + 1] − 1]`, ascending;
 * `x` and `y` are in that order, so that a bucket is read from one stretch of memory.
 */
export type PointBuckets = {
  readonly west: number;
  readonly south: number;
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  readonly start: Int32Array;
  readonly ids: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
};

export type Frame = Pick<PointBuckets, 'west' | 'south' | 'size' | 'columns' | 'rows'>;

/** A few far points must not ask for more buckets than memory holds: above this, buckets grow. */
const BUCKETS_A_POINT = 8;
const FEWEST_BUCKETS = 1024;

/** Counting sort by bucket. O(points + buckets), with at most `8 · points + 1024` buckets. */
export function bucketPoints(points: Points, reach: number): PointBuckets {
  const frame = frameOf(points, reach);
  const { columns, rows } = frame;
  const count = points.x.length;
  const bucketOf = new Int32Array(count);
  const start = new Int32Array(columns * rows + 1);
  for (let i = 0; i < count; i++) {
    bucketOf[i] = rowAt(frame, points.y[i]!) * columns + columnAt(frame, points.x[i]!);
    start[bucketOf[i]! + 1]! += 1;
  }
  for (let b = 0; b < columns * rows; b++) start[b + 1]! += start[b]!;
  const next = start.slice();
  const ids = new Int32Array(count);
  for (let i = 0; i < count; i++) ids[next[bucketOf[i]!]!++] = i;
  return { ...frame, start, ids, x: inOrder(points.x, ids), y: inOrder(points.y, ids) };
}

function inOrder(values: Float64Array, ids: Int32Array): Float64Array {
  const sorted = new Float64Array(ids.length);
  for (let i = 0; i < ids.length; i++) sorted[i] = values[ids[i]!]!;
  return sorted;
}

/** Column of an easting, the nearest one where it lies outside. */
export function columnAt(frame: Frame, x: number): number {
  return Math.min(frame.columns - 1, Math.max(0, Math.floor((x - frame.west) / frame.size)));
}

export function rowAt(frame: Frame, y: number): number {
  return Math.min(frame.rows - 1, Math.max(0, Math.floor((y - frame.south) / frame.size)));
}

/** The smallest frame of square buckets that holds all points. O(n). */
export function frameOf({ x, y }: Points, reach: number): Frame {
  const [west, east] = rangeOf(x);
  const [south, north] = rangeOf(y);
  const most = BUCKETS_A_POINT * x.length + FEWEST_BUCKETS;
  let size = reach;
  const count = (length: number) => Math.floor(length / size) + 1;
  while (count(east - west) * count(north - south) > most) size *= 2;
  return { west, south, size, columns: count(east - west), rows: count(north - south) };
}

function rangeOf(values: Float64Array): [number, number] {
  let least = values.length > 0 ? Number.POSITIVE_INFINITY : 0;
  let most = values.length > 0 ? Number.NEGATIVE_INFINITY : 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < least) least = values[i]!;
    if (values[i]! > most) most = values[i]!;
  }
  return [least, most];
}
