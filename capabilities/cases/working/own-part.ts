import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { PartKind } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { Side } from '../legal-record/kinds.ts';
import { ownAgencies } from '../queries/reach.ts';

export type Target = { siteId: string; caseId: string };
export type PartKey = Target & { agencyId: string; compartmentId: number };
export type OwnPart = PartKey & { kind: PartKind; side: Side; rounds: number; status: string };

const CLASS_OF_SIDE: Record<Side, string> = {
  police: 'cases.complaint',
  prosecutor: 'cases.referral',
  court: 'cases.court',
  federal: 'cases.federal',
};

/** The parts of a case that belong to an agency the person may write for. */
export async function ownPartsIn(tx: Tx, { siteId, caseId }: Target): Promise<OwnPart[]> {
  const { rows } = await sql<Omit<OwnPart, 'side' | 'siteId' | 'caseId'>>`
    select p.agency_id as "agencyId", p.compartment_id as "compartmentId", p.kind, p.rounds, p.status
    from cases.part p
    where p.case_id = ${caseId} and p.site_id = ${siteId}
      and p.compartment_id = any (array(select sharing.own_compartments('cases.record')))`.execute(tx);
  const agencies = await ownAgencies(tx, siteId, 'cases.record');
  return rows.flatMap((row) => {
    const agency = agencies.find(({ id }) => id === row.agencyId);
    return agency ? [{ ...row, siteId, caseId, side: agency.side }] : [];
  });
}

/** The agency in whose name the person writes on this case: the one that has a part of it, else their only one. */
export async function writingForIn(tx: Tx, target: Target): Promise<Outcome<PartKey & { side: Side }>> {
  const visible = await sql`
    select 1 from cases.case where id = ${target.caseId} and site_id = ${target.siteId}`.execute(tx);
  if (visible.rows.length === 0) return failWith('cases.not-found', {});
  const [part] = await ownPartsIn(tx, target);
  if (part) return succeed(part);
  const [agency] = await ownAgencies(tx, target.siteId, 'cases.record');
  if (!agency) return failWith('cases.not-your-agency', {});
  const compartmentId = await compartmentIn(tx, target, agency.id, CLASS_OF_SIDE[agency.side], 'core');
  return succeed({ ...target, agencyId: agency.id, compartmentId, side: agency.side });
}

/** The compartment of a field of an agency’s records on this case, under whatever seal the case has. */
export async function compartmentIn(
  tx: Tx,
  { siteId, caseId }: Target,
  agencyId: string,
  recordClass: string,
  field: string,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select sharing.compartment_for(${siteId}, ${agencyId}, ${recordClass}, ${field},
      coalesce((select seal from cases.seals_of(array[${caseId}::uuid])), 'open')) as id`.execute(tx);
  return rows[0]!.id;
}

export function recordClassOfSide(side: Side): string {
  return CLASS_OF_SIDE[side];
}
