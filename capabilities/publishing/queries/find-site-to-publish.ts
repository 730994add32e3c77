import type { AreaGeometry } from '@psp/statistics';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

export type SiteToPublish = {
  id: string;
  slug: string;
  name: string;
  state: string;
  demo: boolean;
  boundary: AreaGeometry | null;
};

/** Waits for another publication of the site to be done: each must reckon with what the one before told. */
export async function findSiteToPublish(tx: Tx, siteId: string): Promise<SiteToPublish> {
  await sql`select pg_advisory_xact_lock(hashtextextended('publishing ' || ${siteId}, 0))`.execute(tx);
  const { rows } = await sql<SiteToPublish>`
    select id, slug, name, state, is_demo as demo, boundary from program.site where id = ${siteId}`.execute(
    tx,
  );
  return rows[0]!;
}
