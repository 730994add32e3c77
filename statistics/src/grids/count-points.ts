import type { Points } from '../projection/utm.ts';
import type { Area } from './area.ts';
import { cellAt, requireMetres } from './grid.ts';

export type GridCounts = {
  /** Events in each studied cell, in the order of `area.cells`. */
  readonly counts: Uint32Array;
  /** Points that fell in a studied cell. */
  readonly counted: number;
  /** Points outside the grid or in a cell that is not studied: told, never dropped in silence. */
  readonly outside: number;
};

/**
 * Grid counts: how many points each studied cell holds. O(points).
 *
 * @throws StatisticsError `coordinates.degrees`, `coordinates.not-finite`, `shape.mismatch`
 */
export function countPoints(points: Points, area: Area): GridCounts {
  requireMetres(points, area.grid);
  const counts = new Uint32Array(area.cells.length);
  let counted = 0;
  for (let i = 0; i < points.x.length; i++) {
    const id = cellAt(area.grid, points.x[i]!, points.y[i]!);
    const position = id < 0 ? -1 : area.positionOf[id]!;
    if (position < 0) continue;
    counts[position]! += 1;
    counted++;
  }
  return { counts, counted, outside: points.x.length - counted };
}
