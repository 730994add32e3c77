import { sql } from 'kysely';
import { concentrationOnGrid } from '#capabilities/analysis/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { GridOrigin } from '../data-use/deidentify.ts';
import type { HowConcentrated } from '../inside/run-inside.ts';

type Geography = Parameters<typeof concentrationOnGrid>[0];

/** The grid that a site has published: its origin for snapping, and the counting over its cells. */
export async function siteGrid(
  tx: Tx,
  siteId: string,
): Promise<{ origin: GridOrigin | null; howConcentrated: HowConcentrated }> {
  const { rows } = await sql<{
    epsg: number;
    x: number | null;
    y: number | null;
    boundary: Geography['boundary'];
  }>`
    select epsg, grid_origin_x as x, grid_origin_y as y, boundary from program.site where id = ${siteId}`.execute(
    tx,
  );
  const { epsg, x, y, boundary } = rows[0]!;
  const gridOrigin = x === null || y === null ? null : { x, y };
  const geography: Geography = { epsg, gridOrigin, boundary };
  return {
    origin: gridOrigin,
    howConcentrated: (cellSize, points, shares) => concentrationOnGrid(geography, cellSize, points, shares),
  };
}
