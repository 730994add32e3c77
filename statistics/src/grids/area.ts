import { refuse } from '../errors.ts';
import type { Polygon } from '../projection/polygon.ts';
import type { Points } from '../projection/utm.ts';
import { type Grid, requireGrid } from './grid.ts';

/**
 * The cells of a grid that are studied. `cells` lists their ids in ascending order; results come as arrays in
 * this order. `positionOf[id]` is a cell's place in that list, −1 for a cell left out.
 */
export type Area = { readonly grid: Grid; readonly cells: Int32Array; readonly positionOf: Int32Array };

/** Every cell of the grid. O(cells). */
export function wholeGrid(grid: Grid): Area {
  requireGrid(grid);
  return areaOf(grid, new Uint8Array(grid.columns * grid.rows).fill(1));
}

/**
 * Masked grid: the cells whose centre lies inside a boundary. Row by row, the boundary's crossings with the
 * line of centres are sorted and every other gap between them is inside (even–odd rule).
 * O(edges · rows they span + cells).
 *
 * @throws StatisticsError `grid.invalid`, `area.empty`
 */
export function cellsWithin(grid: Grid, boundary: Polygon): Area {
  requireGrid(grid);
  const inside = new Uint8Array(grid.columns * grid.rows);
  const crossings: number[][] = Array.from({ length: grid.rows }, () => []);
  for (const ring of boundary.rings) collectCrossings(grid, ring, crossings);
  for (let row = 0; row < grid.rows; row++) fillRow(grid, row, crossings[row]!, inside);
  const area = areaOf(grid, inside);
  if (area.cells.length === 0) refuse('area.empty', 'No cell has its centre inside the boundary.');
  return area;
}

function collectCrossings(grid: Grid, { x, y }: Points, crossings: number[][]): void {
  for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
    const south = Math.min(y[i]!, y[j]!);
    const north = Math.max(y[i]!, y[j]!);
    const first = Math.max(0, Math.ceil((south - grid.y0) / grid.size - 0.5));
    for (let row = first; row < grid.rows; row++) {
      const centre = grid.y0 + (row + 0.5) * grid.size;
      // A vertex belongs to the edge that leaves it northwards, so that a line through it crosses once.
      if (centre < south) continue;
      if (centre >= north) break;
      crossings[row]!.push(x[i]! + ((centre - y[i]!) / (y[j]! - y[i]!)) * (x[j]! - x[i]!));
    }
  }
}

function fillRow(grid: Grid, row: number, crossings: number[], inside: Uint8Array): void {
  crossings.sort((a, b) => a - b);
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const first = Math.max(0, Math.ceil((crossings[k]! - grid.x0) / grid.size - 0.5));
    const end = Math.min(grid.columns, Math.ceil((crossings[k + 1]! - grid.x0) / grid.size - 0.5));
    if (first < end) inside.fill(1, row * grid.columns + first, row * grid.columns + end);
  }
}

function areaOf(grid: Grid, inside: Uint8Array): Area {
  const positionOf = new Int32Array(inside.length).fill(-1);
  let count = 0;
  for (let id = 0; id < inside.length; id++) if (inside[id]) positionOf[id] = count++;
  const cells = new Int32Array(count);
  for (let id = 0; id < inside.length; id++) if (inside[id]) cells[positionOf[id]!] = id;
  return { grid, cells, positionOf };
}
