import { refuse, requireSameLength } from '../errors.ts';
import type { Points } from '../projection/utm.ts';

/**
 * A published grid of square cells: origin at its south-west corner (metres), cell size (metres), columns and
 * rows. A cell's id is `row · columns + column`, rows counted from the south. A cell holds its west and south
 * edge: `[x, x + size) × [y, y + size)`.
 */
export type Grid = {
  readonly x0: number;
  readonly y0: number;
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
};

/** @throws StatisticsError `grid.invalid` */
export function requireGrid(grid: Grid): void {
  const { x0, y0, size, columns, rows } = grid;
  const whole = Number.isInteger(columns) && Number.isInteger(rows) && columns > 0 && rows > 0;
  if (!whole || !Number.isFinite(x0) || !Number.isFinite(y0) || !(size > 0 && Number.isFinite(size))) {
    refuse('grid.invalid', `This is no grid: ${JSON.stringify(grid)}.`);
  }
  if (columns * rows > 2 ** 27) {
    refuse('grid.invalid', `${columns} × ${rows} cells are more than the 2^27 that fit in memory.`);
  }
}

/** Cell id of a place, or −1 outside the grid. O(1). */
export function cellAt(grid: Grid, x: number, y: number): number {
  const column = Math.floor((x - grid.x0) / grid.size);
  const row = Math.floor((y - grid.y0) / grid.size);
  const inside = column >= 0 && column < grid.columns && row >= 0 && row < grid.rows;
  return inside ? row * grid.columns + column : -1;
}

/** Centre of a cell in metres. O(1). */
export function cellCentre(grid: Grid, id: number): { x: number; y: number } {
  const column = id % grid.columns;
  const row = (id - column) / grid.columns;
  return { x: grid.x0 + (column + 0.5) * grid.size, y: grid.y0 + (row + 0.5) * grid.size };
}

/**
 * Points must be finite metres. Degrees are told by their range: all points within ±180 × ±90 while the grid
 * lies wholly elsewhere.
 *
 * @throws StatisticsError `shape.mismatch`, `coordinates.not-finite`, `coordinates.degrees`
 */
export function requireMetres({ x, y }: Points, grid: Grid): void {
  requireSameLength(x, y, 'Eastings and northings');
  let degrees = x.length > 0 && liesBeyondDegrees(grid);
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) {
      refuse('coordinates.not-finite', `Point ${i} has no usable coordinates: ${x[i]}, ${y[i]}.`);
    }
    degrees &&= Math.abs(x[i]!) <= 180 && Math.abs(y[i]!) <= 90;
  }
  if (degrees)
    refuse('coordinates.degrees', 'The points look like longitude and latitude, the grid is in metres.');
}

function liesBeyondDegrees({ x0, y0, size, columns, rows }: Grid): boolean {
  return x0 > 180 || x0 + size * columns < -180 || y0 > 90 || y0 + size * rows < -90;
}
