import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Side, sideOf } from '../legal-record/kinds.ts';

export type Compartment = { id: number; agencyId: string; recordClass: string; field: string; own: boolean };
export type OwnAgency = { id: string; name: string; kind: string; side: Side };

/** The compartments of a site that are open to whoever is asking, each with whether it is their own agency’s. */
export async function compartmentsOpenAt(tx: Tx, siteId: string): Promise<Compartment[]> {
  const { rows } = await sql<Compartment>`
    select c.id, c.owner_agency_id as "agencyId", c.record_class as "recordClass", c.field,
      c.owner_agency_id = any (array(select access.agencies_for('cases.read'))) as own
    from sharing.compartment c
    where c.site_id = ${siteId} and c.record_class like 'cases.%'`.execute(tx);
  return rows;
}

export function idsOf(
  compartments: readonly Compartment[],
  wanted: { classes?: readonly string[]; field?: string; own?: boolean } = {},
): number[] {
  return compartments
    .filter(
      ({ recordClass, field, own }) =>
        (!wanted.classes || wanted.classes.includes(recordClass)) &&
        (!wanted.field || wanted.field === field) &&
        (!wanted.own || own),
    )
    .map(({ id }) => id);
}

/** The agencies for which whoever is asking holds this permission at this site, with the side each stands on. */
export async function ownAgencies(tx: Tx, siteId: string, permission: string): Promise<OwnAgency[]> {
  const { rows } = await sql<Omit<OwnAgency, 'side'>>`
    select distinct a.id, a.name, a.kind
    from access.memberships_for(${permission}) m
    join identity.agency a on a.id = m.agency_id
    where m.every_site or exists (
      select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = ${siteId}
    )
    order by a.name`.execute(tx);
  return rows.flatMap((agency) => {
    const side = sideOf(agency.kind);
    return side ? [{ ...agency, side }] : [];
  });
}
