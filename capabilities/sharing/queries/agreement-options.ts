import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { AgreementOptions } from '../contract.ts';

/** Agencies with people at the site or with operational records there, and what can be shared at all. */
export async function agreementOptions(tx: Tx, siteId: string): Promise<AgreementOptions> {
  const agencies = await sql<{ id: string; name: string }>`
    select y.id, y.name from identity.agency y
    where y.kind in ('police', 'prosecutor', 'usao', 'atf', 'dea', 'fbi', 'usms', 'court')
    order by y.name`.execute(tx);
  const mine = await sql<{ id: string }>`
    select distinct s.agency_id as id from sharing.agency_sites('sharing.draft') s
    where s.site_id = ${siteId}`.execute(tx);
  const classes = await sql<AgreementOptions['classes'][number]>`
    select k.name, k.label,
      jsonb_agg(jsonb_build_object('name', f.name, 'label', f.label) order by f.name <> 'core', f.label) as fields
    from sharing.record_class k
    join sharing.record_field f on f.record_class = k.name and f.shareable
    group by k.name, k.label order by k.label`.execute(tx);
  return { agencies: agencies.rows, myAgencyIds: mine.rows.map(({ id }) => id), classes: classes.rows };
}
