import {
  type Area,
  cellsWithin,
  type Grid,
  type Polygon,
  projectPolygon,
  StatisticsError,
} from '@psp/statistics';
import type { SiteGeography } from './method.ts';

/**
 * The site’s published grid with cells of the wanted size: from its published origin, as many columns and rows
 * as its boundary needs, masked by that boundary. One site and size always give the same ids.
 */
export function siteGrid({ epsg, gridOrigin, boundary }: SiteGeography, cellSize: number): Area {
  if (!gridOrigin || !boundary) {
    throw new StatisticsError(
      'area.empty',
      'The site has no published grid: its origin or its boundary is missing.',
    );
  }
  const polygon = projectPolygon(boundary, epsg);
  const { east, north } = extent(polygon);
  const grid: Grid = {
    x0: gridOrigin.x,
    y0: gridOrigin.y,
    size: cellSize,
    columns: Math.max(1, Math.ceil((east - gridOrigin.x) / cellSize)),
    rows: Math.max(1, Math.ceil((north - gridOrigin.y) / cellSize)),
  };
  return cellsWithin(grid, polygon);
}

function extent({ rings }: Polygon): { east: number; north: number } {
  let east = -Infinity;
  let north = -Infinity;
  for (const { x, y } of rings) {
    for (let i = 0; i < x.length; i++) {
      east = Math.max(east, x[i]!);
      north = Math.max(north, y[i]!);
    }
  }
  return { east, north };
}

export function gridOf({ grid }: Area, epsg: number) {
  const { x0, y0, size, columns, rows } = grid;
  return { epsg, x0, y0, size, columns, rows };
}

/** Plain counts as an exhibit: the cells with any, and those named hot. */
export function gridCells(
  area: Area,
  counts: Uint32Array,
  notes: ReadonlyMap<number, string>,
  hot?: Uint8Array,
): { cell: number; count: number; hot: boolean; flag: string | null }[] {
  const cells: { cell: number; count: number; hot: boolean; flag: string | null }[] = [];
  for (let i = 0; i < counts.length; i++) {
    const isHot = hot?.[i] === 1;
    if (counts[i] === 0 && !isHot) continue;
    cells.push({ cell: area.cells[i]!, count: counts[i]!, hot: isHot, flag: notes.get(i) ?? null });
  }
  return cells;
}
