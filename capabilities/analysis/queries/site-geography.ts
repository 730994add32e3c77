import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { SiteGeography } from '../methods/method.ts';

/** What the site has published about its places. */
export async function siteGeography(tx: Tx, siteId: string): Promise<SiteGeography> {
  const { rows } = await sql<
    { epsg: number; x: number | null; y: number | null } & Pick<SiteGeography, 'boundary'>
  >`
    select epsg, grid_origin_x as x, grid_origin_y as y, boundary
    from program.site where id = ${siteId}`.execute(tx);
  const { epsg, x, y, boundary } = rows[0]!;
  return { epsg, gridOrigin: x === null || y === null ? null : { x, y }, boundary };
}
