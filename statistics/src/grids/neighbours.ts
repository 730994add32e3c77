import { requirePositive, requireSameLength } from '../errors.ts';
import type { Points } from '../projection/utm.ts';
import type { Area } from './area.ts';

/**
 * Who neighbours whom, without oneself, in compressed rows: the neighbours of place i are
 * `index[start[i]] … index[start[i + 1] − 1]`, ascending. Every weight is one (binary contiguity).
 */
export type Neighbours = { readonly start: Int32Array; readonly index: Int32Array };

/**
 * Queen contiguity: cells that share an edge or a corner, within the studied cells. O(cells).
 */
export function queenNeighbours({ grid, cells, positionOf }: Area): Neighbours {
  const start = new Int32Array(cells.length + 1);
  const index = new Int32Array(cells.length * 8);
  let filled = 0;
  for (let i = 0; i < cells.length; i++) {
    const column = cells[i]! % grid.columns;
    const row = (cells[i]! - column) / grid.columns;
    for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(grid.columns - 1, column + 1); c++) {
        const position = positionOf[r * grid.columns + c]!;
        if (position >= 0 && position !== i) index[filled++] = position;
      }
    }
    start[i + 1] = filled;
  }
  return { start, index: index.slice(0, filled) };
}

/**
 * Distance band: places no further than `threshold` (metres) from each other. For places that are no grid;
 * every pair is tried. O(n²).
 *
 * @throws StatisticsError `argument.out-of-range`, `shape.mismatch`
 */
export function distanceBandNeighbours({ x, y }: Points, threshold: number): Neighbours {
  requireSameLength(x, y, 'Eastings and northings');
  requirePositive(threshold, 'The distance threshold');
  const start = new Int32Array(x.length + 1);
  const index: number[] = [];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < x.length; j++) {
      if (j !== i && Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) <= threshold) index.push(j);
    }
    start[i + 1] = index.length;
  }
  return { start, index: Int32Array.from(index) };
}
