import { type AreaGeometry, projectPolygon } from '@psp/statistics';
import type { PublishedOf } from '../contract.ts';

type Grid = PublishedOf<'grid'>['grid'];

/** Corners nearer than this, in cells, are one on the map. */
const CLOSE = 0.35;

/** The site's boundary in columns and rows of the grid, as coarse as the map shows it; none where the projection is not known. */
export function siteOutline(
  boundary: AreaGeometry | null,
  { epsg, x0, y0, size }: Grid,
): [number, number][][] {
  if (!boundary || !isUtm(epsg)) return [];
  return projectPolygon(boundary, epsg)
    .rings.map(({ x, y }) =>
      coarse(Array.from(x, (metres, i): [number, number] => [(metres - x0) / size, (y[i]! - y0) / size])),
    )
    .filter((ring) => ring.length > 2);
}

const isUtm = (epsg: number) => (epsg > 32600 && epsg <= 32660) || (epsg > 32700 && epsg <= 32760);

function coarse(ring: [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const [column, row] of ring) {
    const last = kept.at(-1);
    if (last && Math.hypot(column - last[0], row - last[1]) < CLOSE) continue;
    kept.push([Math.round(column * 100) / 100, Math.round(row * 100) / 100]);
  }
  return kept;
}
