import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

/** The agencies for which whoever is asking holds a permission at this site. */
export async function agenciesWith(
  tx: Tx,
  permission: string,
  siteId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select a.id, a.name from sharing.posts_for(${permission}) p
    join identity.agency a on a.id = p.agency_id
    where p.site_id = ${siteId} order by a.name`.execute(tx);
  return rows;
}
