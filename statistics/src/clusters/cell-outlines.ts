import { requireSameLength } from '../errors.ts';
import type { Area } from '../grids/area.ts';
import type { Polygon } from '../projection/polygon.ts';
import type { Points } from '../projection/utm.ts';

export type Patch = {
  /** Positions in `area.cells`, ascending. */
  readonly cells: readonly number[];
  /** Its outer ring against the clock, then its holes with the clock; metres, not closed. */
  readonly outline: Polygon;
  readonly squareKilometres: number;
};

/** East, north, west, south: the order in which a cell’s edges run against the clock, from its south-west corner. */
const STEPS = [
  { column: 1, row: 0 },
  { column: 0, row: 1 },
  { column: -1, row: 0 },
  { column: 0, row: -1 },
] as const;

/**
 * Outlines of marked cells, for example hot spots: cells that share an edge make one patch, and its outline follows
 * exactly their edges. Cells that touch at a corner alone stay apart. O(cells).
 *
 * @param marked 1 where a cell belongs, in the order of `area.cells`
 * @returns patches by their first cell
 * @throws StatisticsError `shape.mismatch`
 */
export function cellOutlines(marked: ArrayLike<number>, area: Area): Patch[] {
  requireSameLength(marked, area.cells, 'Marks and cells');
  const patchOf = new Int32Array(area.cells.length).fill(-1);
  const patches: Patch[] = [];
  for (let i = 0; i < area.cells.length; i++) {
    if (!marked[i] || patchOf[i]! >= 0) continue;
    const cells = flood(i, patches.length, marked, area, patchOf);
    const outline = { rings: ringsAround(cells, patches.length, area, patchOf) };
    patches.push({ cells, outline, squareKilometres: (cells.length * area.grid.size ** 2) / 1e6 });
  }
  return patches;
}

function flood(first: number, patch: number, marked: ArrayLike<number>, area: Area, patchOf: Int32Array) {
  const cells = [first];
  patchOf[first] = patch;
  for (let next = 0; next < cells.length; next++) {
    for (let side = 0; side < 4; side++) {
      const neighbour = beside(cells[next]!, side, area);
      if (neighbour < 0 || !marked[neighbour] || patchOf[neighbour]! >= 0) continue;
      patchOf[neighbour] = patch;
      cells.push(neighbour);
    }
  }
  return cells.sort((a, b) => a - b);
}

/** The cell across an edge, −1 where none is studied. Edge 0 is the south one, 1 east, 2 north, 3 west. */
function beside(position: number, edge: number, { grid, cells, positionOf }: Area): number {
  const column = (cells[position]! % grid.columns) + STEPS[(edge + 3) % 4]!.column;
  const row = Math.floor(cells[position]! / grid.columns) + STEPS[(edge + 3) % 4]!.row;
  const isOutside = column < 0 || row < 0 || column >= grid.columns || row >= grid.rows;
  return isOutside ? -1 : positionOf[row * grid.columns + column]!;
}

/**
 * Edges between the patch and what is not the patch, walked with the patch on the left. The lowest cell’s south edge
 * lies outside, so the first ring is the outer one.
 */
function ringsAround(cells: readonly number[], patch: number, area: Area, patchOf: Int32Array): Points[] {
  const isEdge = (cell: number, edge: number) => {
    const other = beside(cell, edge, area);
    return other < 0 || patchOf[other] !== patch;
  };
  const walked = new Set<number>();
  const rings: Points[] = [];
  for (const cell of cells) {
    for (let edge = 0; edge < 4; edge++) {
      if (isEdge(cell, edge) && !walked.has(cell * 4 + edge))
        rings.push(walk(cell, edge, area, isEdge, walked));
    }
  }
  return rings;
}

type IsEdge = (cell: number, edge: number) => boolean;

/** Turns left where the cell itself ends, goes straight along the next cell, or right around an inner corner. */
function walk(cell: number, edge: number, area: Area, isEdge: IsEdge, walked: Set<number>): Points {
  const corners: { x: number; y: number }[] = [];
  let [at, side] = [cell, edge];
  do {
    walked.add(at * 4 + side);
    const left = (side + 1) % 4;
    if (isEdge(at, left)) {
      corners.push(cornerAfter(at, side, area));
      side = left;
      continue;
    }
    at = beside(at, left, area);
    if (isEdge(at, side)) continue;
    at = beside(at, side, area);
    side = (side + 3) % 4;
    corners.push(cornerBefore(at, side, area));
  } while (at !== cell || side !== edge);
  return { x: Float64Array.from(corners, ({ x }) => x), y: Float64Array.from(corners, ({ y }) => y) };
}

/** Where an edge ends: south at the south-east corner, east at the north-east one, and so on. */
function cornerAfter(position: number, edge: number, { grid, cells }: Area): { x: number; y: number } {
  const column = (cells[position]! % grid.columns) + (edge === 0 || edge === 1 ? 1 : 0);
  const row = Math.floor(cells[position]! / grid.columns) + (edge === 1 || edge === 2 ? 1 : 0);
  return { x: grid.x0 + column * grid.size, y: grid.y0 + row * grid.size };
}

function cornerBefore(position: number, edge: number, area: Area): { x: number; y: number } {
  return cornerAfter(position, (edge + 3) % 4, area);
}
