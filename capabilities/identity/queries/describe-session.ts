import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { SessionView } from '../contract.ts';

type Granted = { permission: string; everywhere: boolean; sites: string[] };

/** What the signed-in person may see and do, as the database itself grants it. */
export async function describeSession(
  tx: Tx,
): Promise<Pick<SessionView, 'sites' | 'permissions' | 'agencies'>> {
  const granted = await sql<Granted>`
    select p.name as permission,
      bool_or(m.every_site or p.scope <> 'site') as everywhere,
      coalesce(array_agg(distinct ms.site_id) filter (where ms.site_id is not null), '{}')::text[] as sites
    from access.permission p
    cross join lateral access.memberships_for(p.name) m
    left join identity.membership_site ms on ms.membership_id = m.id
    group by p.name
    order by p.name`.execute(tx);
  const agencies = await sql<SessionView['agencies'][number]>`
    select distinct a.id, a.name, a.kind
    from identity.membership m
    join identity.agency a on a.id = m.agency_id
    where m.person_id = access.person_id() and identity.in_force(m)
    order by a.name`.execute(tx);
  const sites = await sql<SessionView['sites'][number]>`
    select s.id, s.slug, s.name, s.time_zone as "timeZone"
    from program.site s
    where exists (
      select from identity.membership m
      left join identity.membership_site ms on ms.membership_id = m.id
      where m.person_id = access.person_id() and identity.in_force(m) and (m.every_site or ms.site_id = s.id)
    )
    order by s.name`.execute(tx);
  return {
    permissions: Object.fromEntries(
      granted.rows.map((row) => [row.permission, row.everywhere ? ('all' as const) : row.sites]),
    ),
    agencies: agencies.rows,
    sites: sites.rows,
  };
}
