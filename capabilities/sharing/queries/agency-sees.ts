import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { AgencySees } from '../contract.ts';

type Row = Omit<AgencySees['rows'][number], 'onlyProposed'>;

/**
 * What would agency X see? Asked of the function that the policies ask, so that the answer is what happens; with an
 * agreement that is only proposed, what would come on top.
 */
export async function agencySees(
  tx: Tx,
  { siteId, agencyId, proposedId }: { siteId: string; agencyId: string; proposedId: string | null },
): Promise<AgencySees | null> {
  const agency = await sql<{ id: string; name: string }>`
    select id, name from identity.agency where id = ${agencyId}`.execute(tx);
  if (!agency.rows[0]) return null;
  const proposed = await sql<{ id: string; number: string; title: string }>`
    select id, number, title from sharing.agreement
    where id = ${proposedId} and site_id = ${siteId}`.execute(tx);
  const { rows } = await sql<Row>`
    select y.name as owner, s.owner_agency_id = ${agencyId} as "isOwn", k.label as "classLabel", f.label as "fieldLabel",
      s.seal,
      coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number, 'endsAt',
        to_char(a.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.number)
        filter (where a.id is not null), '[]') as agreements
    from sharing.agency_sees(${siteId}, ${agencyId}, ${proposedId}) s
    join identity.agency y on y.id = s.owner_agency_id
    join sharing.record_class k on k.name = s.record_class
    join sharing.record_field f on f.record_class = s.record_class and f.name = s.field
    left join sharing.agreement a on a.id = s.agreement_id
    group by s.owner_agency_id, y.name, k.label, s.field, f.label, s.seal
    order by (s.owner_agency_id = ${agencyId}) desc, y.name, k.label, s.field <> 'core', f.label, s.seal`.execute(
    tx,
  );
  return {
    agency: agency.rows[0],
    proposed: proposed.rows[0] ?? null,
    rows: rows.map((row) => ({
      ...row,
      onlyProposed:
        row.agreements.length > 0 && row.agreements.every(({ id }) => id === proposed.rows[0]?.id),
    })),
  };
}
