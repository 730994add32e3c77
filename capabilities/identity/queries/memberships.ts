import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PersonView } from '../contract.ts';

type MembershipView = PersonView['memberships'][number];
type Row = Omit<MembershipView, 'validFrom' | 'validTo' | 'confirmedAt'> & {
  personId: string;
  validFrom: Date;
  validTo: Date | null;
  confirmedAt: Date;
};

/** The memberships of these people that the asker may see, the ones in force first. */
export async function membershipsOf(tx: Tx, personIds: string[]): Promise<Map<string, MembershipView[]>> {
  const { rows } = await sql<Row>`
    select m.person_id as "personId", m.id, jsonb_build_object('id', a.id, 'name', a.name) as agency,
      m.role, r.label as "roleLabel", m.every_site as "everySite", m.valid_from as "validFrom",
      m.valid_to as "validTo", m.confirmed_at as "confirmedAt", identity.in_force(m) as "inForce",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name)
        from identity.membership_site ms
        join program.site s on s.id = ms.site_id
        where ms.membership_id = m.id
      ), '[]') as sites
    from identity.membership m
    join identity.agency a on a.id = m.agency_id
    join access.role r on r.name = m.role
    where m.person_id = any (${personIds}::uuid[])
    order by identity.in_force(m) desc, m.valid_from desc, m.id`.execute(tx);
  const byPerson = new Map<string, MembershipView[]>(personIds.map((id) => [id, []]));
  for (const { personId, ...row } of rows) {
    byPerson.get(personId)!.push({
      ...row,
      validFrom: row.validFrom.toISOString(),
      validTo: row.validTo?.toISOString() ?? null,
      confirmedAt: row.confirmedAt.toISOString(),
    });
  }
  return byPerson;
}
