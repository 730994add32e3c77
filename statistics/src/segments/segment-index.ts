import { columnAt, type Frame, frameOf, rowAt } from '../clusters/point-buckets.ts';
import { requireSegments, type Segments } from './segments.ts';

/**
 * A flat index of street segments: square buckets of which each lists the edges that pass through it. The edges of
 * bucket b are `edges[first[b]] … edges[first[b + 1] − 1]`, each known by its first vertex; a segment of one vertex
 * is an edge from there to itself.
 */
export type SegmentIndex = {
  readonly segments: Segments;
  readonly frame: Frame;
  readonly first: Int32Array;
  readonly edges: Int32Array;
  /** The segment of each vertex. */
  readonly segmentOf: Int32Array;
  /** The vertex where the edge that begins at a vertex ends. */
  readonly endOf: Int32Array;
};

/** Wider than rounding can misplace a crossing, far narrower than a street. */
const SLACK = 1e-9;

/**
 * Index for `snapToSegments`. Buckets are about as many as edges, so that in a city one holds a few.
 * O(vertices + buckets that edges pass through).
 *
 * @throws StatisticsError of `requireSegments`
 */
export function indexSegments(segments: Segments): SegmentIndex {
  requireSegments(segments);
  const { segmentOf, endOf } = edgesOf(segments);
  const frame = frameFor(segments);
  const count = new Int32Array(frame.columns * frame.rows + 1);
  forEachPassage(segments, endOf, frame, (bucket) => {
    count[bucket + 1]! += 1;
  });
  for (let b = 1; b < count.length; b++) count[b]! += count[b - 1]!;
  const next = count.slice();
  const edges = new Int32Array(count.at(-1)!);
  forEachPassage(segments, endOf, frame, (bucket, edge) => {
    edges[next[bucket]!++] = edge;
  });
  return { segments, frame, first: count, edges, segmentOf, endOf };
}

/** The last vertex of a segment begins no edge, unless it is the only one: it ends at −1. */
function edgesOf({ start, x }: Segments): { segmentOf: Int32Array; endOf: Int32Array } {
  const segmentOf = new Int32Array(x.length);
  const endOf = new Int32Array(x.length);
  for (let s = 0; s + 1 < start.length; s++) {
    const last = start[s + 1]! - 1;
    for (let v = start[s]!; v <= last; v++) {
      segmentOf[v] = s;
      endOf[v] = v < last ? v + 1 : -1;
    }
    if (last === start[s]) endOf[last] = last;
  }
  return { segmentOf, endOf };
}

function frameFor(segments: Segments): Frame {
  const one = frameOf(segments, Number.MAX_VALUE);
  let [width, height] = [0, 0];
  for (let v = 0; v < segments.x.length; v++) {
    width = Math.max(width, segments.x[v]! - one.west);
    height = Math.max(height, segments.y[v]! - one.south);
  }
  const vertices = segments.x.length;
  const size = Math.max(Math.sqrt((width * height) / vertices), width / vertices, height / vertices);
  return frameOf(segments, size > 0 ? size : 1);
}

type Visit = (bucket: number, edge: number) => void;

function forEachPassage({ x, y }: Segments, endOf: Int32Array, frame: Frame, visit: Visit): void {
  for (let a = 0; a < x.length; a++) {
    const b = endOf[a]!;
    if (b < 0) continue;
    if (y[a]! <= y[b]!) passThrough(a, x[a]!, y[a]!, x[b]!, y[b]!, frame, visit);
    else passThrough(a, x[b]!, y[b]!, x[a]!, y[a]!, frame, visit);
  }
}

/**
 * From its lower end up, row by row, the part of an edge that lies in the row; buckets it only brushes by rounding
 * are listed too.
 */
function passThrough(
  edge: number,
  lowX: number,
  lowY: number,
  highX: number,
  highY: number,
  frame: Frame,
  visit: Visit,
): void {
  const slack = frame.size * SLACK;
  const slope = highY === lowY ? 0 : (highX - lowX) / (highY - lowY);
  const lastRow = rowAt(frame, highY + slack);
  for (let row = rowAt(frame, lowY - slack); row <= lastRow; row++) {
    const from = Math.max(lowY, frame.south + row * frame.size - slack);
    const to = Math.min(highY, frame.south + (row + 1) * frame.size + slack);
    const here = lowX + (from - lowY) * slope;
    const there = highY === lowY ? highX : lowX + (to - lowY) * slope;
    const lastColumn = columnAt(frame, Math.max(here, there) + slack);
    for (let column = columnAt(frame, Math.min(here, there) - slack); column <= lastColumn; column++) {
      visit(row * frame.columns + column, edge);
    }
  }
}
