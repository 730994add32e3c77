import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Collaborative } from '../contract.ts';

/** The collaboratives of a site with the agencies in them, by name. */
export async function listCollaboratives(tx: Tx, siteId: string): Promise<Collaborative[]> {
  const { rows } = await sql<Collaborative>`
    select c.id, c.name, c.about, coalesce(
      (select jsonb_agg(jsonb_build_object('agencyId', a.id, 'agency', a.name, 'decidesPublic', m.decides_public)
          order by a.name)
        from planning.collaborative_member m
        join identity.agency a on a.id = m.agency_id
        where m.collaborative_id = c.id and m.left_at is null), '[]') as members
    from planning.collaborative c
    where c.site_id = ${siteId}
    order by c.name`.execute(tx);
  return rows;
}
