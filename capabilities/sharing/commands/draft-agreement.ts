import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { AgreementChange, AgreementDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { type AgreementState, agreementWorkflow } from '../states.ts';
import { faultOfLines } from './check-agreement.ts';
import { tellOfAgreement } from './tell.ts';

/** Writes down what two or more agencies mean to let each other read; nothing of it is in force yet. */
export async function draftAgreementIn(
  tx: Tx,
  site: { id: string },
  draft: AgreementDraft,
  year: number,
): Promise<Outcome<{ id: string; number: string }>> {
  const fault = await faultOfLines(tx, draft);
  if (fault) return fault;
  const agreement = { id: uuidv7(), siteId: site.id, number: await nextNumber(tx, 'SHA', year) };
  await sql`insert into sharing.agreement
      (id, site_id, number, title, purposes, terms, includes_juveniles, retention_days, starts_at, ends_at)
    values (${agreement.id}, ${site.id}, ${agreement.number}, ${draft.title}, ${draft.purposes}::text[],
      ${draft.terms}, ${draft.includesJuveniles}, ${draft.retentionDays}, ${draft.startsAt}, ${draft.endsAt})`.execute(
    tx,
  );
  await recordCreation(tx, agreementWorkflow, agreement);
  await writeLines(tx, agreement, draft);
  await tellOfAgreement(tx, 'sharing.agreement-drafted', agreement);
  return succeed(agreement);
}

type Held = { state: AgreementState; revision: number; number: string; mine: boolean };

/** Its author changes a draft; never over someone’s later save. */
export async function changeAgreementIn(
  tx: Tx,
  target: { siteId: string; id: string },
  change: AgreementChange,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<Held>`
    select state, revision, number, created_by = access.person_id() as mine
    from sharing.agreement where id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('sharing.not-found', {});
  if (!held.mine) return failWith('sharing.not-author', {});
  if (held.state !== 'draft') {
    const state = agreementWorkflow.states[held.state].label.toLowerCase();
    return failWith('sharing.not-editable', { state });
  }
  const fault = await faultOfLines(tx, change);
  if (fault) return fault;
  const changed = await sql`update sharing.agreement set
      title = ${change.title}, purposes = ${change.purposes}::text[], terms = ${change.terms},
      includes_juveniles = ${change.includesJuveniles}, retention_days = ${change.retentionDays},
      starts_at = ${change.startsAt}, ends_at = ${change.endsAt}, revision = revision + 1
    where id = ${target.id} and state = 'draft' and revision = ${change.revision}`.execute(tx);
  if (changed.numAffectedRows === 0n) return failWith('sharing.changed-meanwhile', {});
  await sql`delete from sharing.share where agreement_id = ${target.id}`.execute(tx);
  await sql`delete from sharing.party where agreement_id = ${target.id}`.execute(tx);
  await writeLines(tx, target, change);
  await tellOfAgreement(tx, 'sharing.agreement-drafted', { ...target, number: held.number });
  return succeed({ id: target.id });
}

async function writeLines(
  tx: Tx,
  agreement: { id: string; siteId: string },
  { partyIds, lines }: AgreementDraft,
): Promise<void> {
  await sql`insert into sharing.party (agreement_id, site_id, agency_id)
    select ${agreement.id}, ${agreement.siteId}, agency
    from unnest(${[...new Set(partyIds)]}::uuid[]) agency`.execute(tx);
  await sql`insert into sharing.share
      (agreement_id, site_id, giver_agency_id, receiver_agency_id, record_class, field)
    select distinct ${agreement.id}::uuid, ${agreement.siteId}::uuid, l.giver, l.receiver, l.class, l.field
    from unnest(${lines.map((l) => l.giverId)}::uuid[], ${lines.map((l) => l.receiverId)}::uuid[],
      ${lines.map((l) => l.recordClass)}::text[], ${lines.map((l) => l.field)}::text[])
      l (giver, receiver, class, field)`.execute(tx);
}
