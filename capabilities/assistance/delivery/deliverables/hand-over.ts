import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { type DeliverableState, deliverableWorkflow } from '../states.ts';
import { type Target, toldOf } from '../tell.ts';
import type { DeliverableDraft, DeliverableMoveRequest, VersionDraft } from './contract.ts';

type Done = Outcome<{ id: string }>;

/** The first version of something that will be handed over; it is its providers’ own until it is submitted. */
export async function draftDeliverableIn(
  tx: Tx,
  request: Target,
  draft: DeliverableDraft,
  year: number,
): Promise<Done> {
  const refused = await refusalToDeliver(tx, request, draft.milestoneId);
  if (refused) return refused;
  const id = uuidv7();
  const number = await nextNumber(tx, 'DLV', year);
  await sql`insert into assistance.deliverable (id, site_id, request_id, number, kind, title, milestone_id, due_on)
    values (${id}, ${request.siteId}, ${request.id}, ${number}, ${draft.kind}, ${draft.title}, ${draft.milestoneId},
      ${draft.dueOn})`.execute(tx);
  await recordCreation(tx, deliverableWorkflow, { id, siteId: request.siteId });
  const target = { siteId: request.siteId, id };
  await addVersion(tx, target, { ...draft, changes: '' });
  return toldOf(tx, 'deliverable', target);
}

/** The next version; those before it stay as they were. */
export async function addVersionIn(tx: Tx, target: Target, draft: VersionDraft): Promise<Done> {
  const { rows } = await sql<{ state: DeliverableState; mine: boolean }>`
    select state, request_id in (select assistance.my_requests()) as mine
    from assistance.deliverable where id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('assistance.delivery-not-found', {});
  if (!held.mine) return failWith('assistance.not-your-request', {});
  if (held.state !== 'drafted' && held.state !== 'returned') {
    const state = deliverableWorkflow.states[held.state].label.toLowerCase();
    return failWith('assistance.not-in-your-hands', { noun: 'deliverable', state });
  }
  await addVersion(tx, target, draft);
  return toldOf(tx, 'deliverable', target);
}

export async function moveDeliverableIn(
  tx: Tx,
  target: Target,
  { move, reason }: DeliverableMoveRequest,
): Promise<Done> {
  const { rows } = await sql<{ mine: boolean }>`
    select request_id in (select assistance.my_requests()) as mine
    from assistance.deliverable where id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  if (!rows[0]) return failWith('assistance.delivery-not-found', {});
  if (move === 'submit' && !rows[0].mine) return failWith('assistance.not-your-request', {});
  const moved = await moveIn(tx, deliverableWorkflow, { id: target.id, move, ...(reason ? { reason } : {}) });
  return moved.ok ? toldOf(tx, 'deliverable', target) : moved;
}

async function addVersion(tx: Tx, { siteId, id }: Target, draft: VersionDraft): Promise<void> {
  await sql`insert into assistance.deliverable_version (id, site_id, deliverable_id, version, summary, changes, link)
    select ${uuidv7()}, ${siteId}, ${id}, coalesce(max(version), 0) + 1, ${draft.summary}, ${draft.changes}, ${draft.link}
    from assistance.deliverable_version where deliverable_id = ${id}`.execute(tx);
}

/** Delivery is for providers that have the request, once its plan is approved; a milestone is one of that plan. */
export async function refusalToDeliver(tx: Tx, { siteId, id }: Target, milestoneId: string | null) {
  const { rows } = await sql<{ mine: boolean; approved: boolean; milestoneFits: boolean }>`
    select r.id in (select assistance.my_requests()) as mine,
      r.state in ('approved', 'delivering') as approved,
      ${milestoneId}::uuid is null or exists (
        select from assistance.work_plan_milestone m join assistance.work_plan p on p.id = m.work_plan_id
        where m.id = ${milestoneId} and p.request_id = r.id) as "milestoneFits"
    from assistance.request r where r.id = ${id} and r.site_id = ${siteId}`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('assistance.delivery-not-found', {});
  if (!held.mine) return failWith('assistance.not-your-request', {});
  if (!held.approved) return failWith('assistance.plan-not-approved', {});
  return held.milestoneFits ? null : failWith('assistance.delivery-not-found', {});
}
