import { sql } from 'kysely';
import { type Role, roles } from '#platform/access/roles.ts';
import type { Tx } from '#platform/database/database.ts';

type Candidate = { id: string; name: string; roles: string[] };

/** People whose memberships cover the site, by name: those who can hold a position there. */
export async function candidatesAt(tx: Tx, siteId: string): Promise<Candidate[]> {
  return candidates(tx, siteId);
}

/** Everyone who works somewhere in the partnership, by name. */
export async function candidatesAnywhere(tx: Tx): Promise<Candidate[]> {
  return candidates(tx, null);
}

async function candidates(tx: Tx, siteId: string | null): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select p.id, p.name, array_agg(distinct m.role order by m.role) as roles
    from identity.person p
    join identity.membership m on m.person_id = p.id and identity.in_force(m)
    where p.kind = 'human' and p.status = 'active'
      and (${siteId}::uuid is null or m.every_site or exists (
        select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = ${siteId}))
    group by p.id
    order by p.name, p.id
    limit 2000`.execute(tx);
  return rows.map((row) => ({ ...row, roles: row.roles.map((role) => roles[role as Role]?.label ?? role) }));
}
