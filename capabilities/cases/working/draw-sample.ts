import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { PartKind, ReviewDraft, SampleDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { Side } from '../legal-record/kinds.ts';
import { ownAgencies } from '../queries/reach.ts';
import { recordClassOfSide } from './own-part.ts';

const SIDE_OF: Record<PartKind, readonly Side[]> = {
  complaint: ['police'],
  referral: ['prosecutor'],
  court: ['prosecutor', 'court'],
  federal: ['federal'],
};

/**
 * Draws decided cases at random. The order is a hash of the case with the seed, so the same seed over the same cases
 * draws the same sample, and nobody’s hand chooses.
 */
export async function drawSampleIn(
  tx: Tx,
  siteId: string,
  { kind, from, to, size }: SampleDraft,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const agencies = await ownAgencies(tx, siteId, 'cases.supervise');
  const agency = agencies.find(({ side }) => SIDE_OF[kind].includes(side));
  if (!agency) return failWith('cases.not-your-agency', {});
  const id = uuidv7();
  const seed = randomBytes(8).toString('hex');
  const number = await nextNumber(tx, 'CQS', now.getUTCFullYear());
  // Asked before: a compartment made in the statement that writes to it is not yet there for its policy.
  const compartment = await sql<{ id: number }>`
    select sharing.compartment_for(${siteId}, ${agency.id}, ${recordClassOfSide(agency.side)}) as id`.execute(
    tx,
  );
  const decided = sql`p.agency_id = ${agency.id} and p.kind = ${kind} and p.site_id = ${siteId}
    and p.closed_on between ${from} and ${to}
    and p.compartment_id = any (array(select sharing.own_compartments('cases.supervise')))`;
  await sql`
    insert into cases.quality_sample
      (id, site_id, compartment_id, agency_id, number, kind, decided_from, decided_to, seed, drawn_from)
    select ${id}, ${siteId}, ${compartment.rows[0]!.id}, ${agency.id}, ${number}, ${kind}, ${from}, ${to}, ${seed}, count(*)
    from cases.part p where ${decided}`.execute(tx);
  await sql`
    insert into cases.quality_review (sample_id, case_id, site_id, compartment_id, place)
    select ${id}, drawn.case_id, ${siteId}, drawn.compartment_id, row_number() over (order by drawn.place)
    from (
      select p.case_id, p.compartment_id, md5(${seed} || p.case_id) as place
      from cases.part p where ${decided} order by 3 limit ${size}
    ) drawn`.execute(tx);
  return succeed({ id });
}

/** What the reviewer found in one case of a sample; a later finding replaces the earlier, and the audit keeps both. */
export async function reviewCaseIn(
  tx: Tx,
  { sampleId, caseId }: { sampleId: string; caseId: string },
  { finding, notes }: ReviewDraft,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql`
    update cases.quality_review
    set finding = ${finding}, notes = ${notes}, reviewed_at = now(), reviewed_by = access.person_id()
    where sample_id = ${sampleId} and case_id = ${caseId}
    returning 1`.execute(tx);
  return rows.length > 0 ? succeed({ id: sampleId }) : failWith('cases.entry-not-found', {});
}
