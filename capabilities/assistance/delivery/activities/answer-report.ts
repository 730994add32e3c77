import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { FieldProblem, Outcome } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { activityWorkflow } from '../states.ts';
import { type Target, toldOf } from '../tell.ts';
import type { ActivityMoveRequest, ReportAnswer } from './contract.ts';
import { type ActivityInHand, activityInHand } from './plan-activity.ts';

type Done = Outcome<{ id: string }>;

/** The report goes to everyone who is to agree. Those of an earlier round are asked anew. */
export async function submitReportIn(tx: Tx, target: Target, approverIds: readonly string[]): Promise<Done> {
  const held = await activityInHand(tx, target);
  if (!held.ok) return held;
  const faults = [
    ...faultsOfReport(held.value),
    ...(await faultsOfApprovers(tx, target.siteId, approverIds)),
  ];
  if (faults.length > 0) return failWith('assistance.report-unfinished', {}, faults);
  await sql`delete from assistance.activity_approver where activity_id = ${target.id}`.execute(tx);
  await sql`insert into assistance.activity_approver (site_id, activity_id, person_id)
    select distinct ${target.siteId}::uuid, ${target.id}::uuid, person
    from unnest(${approverIds}::uuid[]) person`.execute(tx);
  const moved = await moveIn(tx, activityWorkflow, { id: target.id, move: 'submit' });
  return moved.ok ? toldOf(tx, 'activity', target) : moved;
}

/** Everyone asked must agree: the last agreement approves the report, and any “needs action” returns it at once. */
export async function answerReportIn(tx: Tx, target: Target, given: ReportAnswer): Promise<Done> {
  const { rows } = await sql<{ submitted: boolean }>`
    select state = 'submitted' as submitted from assistance.activity
    where id = ${target.id} and site_id = ${target.siteId} for update`.execute(tx);
  if (!rows[0]) return failWith('assistance.not-an-approver', {});
  const { numAffectedRows } = rows[0].submitted
    ? await sql`update assistance.activity_approver set answer = ${given.answer}, note = ${given.note}, answered_at = now()
        where activity_id = ${target.id} and person_id = access.person_id() and answer is null`.execute(tx)
    : { numAffectedRows: 0n };
  if (!numAffectedRows) return failWith('assistance.not-an-approver', {});
  if (given.answer === 'needs-action') {
    const moved = await moveIn(tx, activityWorkflow, {
      id: target.id,
      move: 'needs-action',
      reason: given.note,
    });
    return moved.ok ? toldOf(tx, 'activity', target) : moved;
  }
  if (await everyoneAgrees(tx, target.id)) {
    const moved = await moveIn(tx, activityWorkflow, { id: target.id, move: 'approve' });
    if (!moved.ok) return moved;
  }
  return toldOf(tx, 'activity', target);
}

/** An approved report is opened again, or an activity that won't take place is called off. */
export async function moveActivityIn(
  tx: Tx,
  target: Target,
  { move, reason }: ActivityMoveRequest,
): Promise<Done> {
  const { rows } = await sql<{ mine: boolean }>`
    select request_id in (select assistance.my_requests()) as mine
    from assistance.activity where id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  if (!rows[0]) return failWith('assistance.delivery-not-found', {});
  if (move === 'call-off' && !rows[0].mine) return failWith('assistance.not-your-request', {});
  const moved = await moveIn(tx, activityWorkflow, { id: target.id, move, ...(reason ? { reason } : {}) });
  return moved.ok ? toldOf(tx, 'activity', target) : moved;
}

function faultsOfReport({ summary, sessions }: ActivityInHand): FieldProblem[] {
  return [
    ...(summary.trim().length < 20
      ? [{ field: 'summary', message: 'says too little', mend: 'Say in a few sentences what came of it.' }]
      : []),
    ...(sessions === 0
      ? [{ field: 'sessions', message: 'has none', mend: 'Note at least one session that was held.' }]
      : []),
  ];
}

async function faultsOfApprovers(
  tx: Tx,
  siteId: string,
  approverIds: readonly string[],
): Promise<FieldProblem[]> {
  const { rows } = await sql`
    select person from unnest(${approverIds}::uuid[]) person
    where person <> access.person_id() and person in (select id from assistance.reviewers_of(${siteId}))`.execute(
    tx,
  );
  return rows.length === approverIds.length
    ? []
    : [{ field: 'approverIds', message: 'names someone who can’t be asked', mend: 'Choose from the list.' }];
}

async function everyoneAgrees(tx: Tx, activityId: string): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`
    select bool_and(answer is not distinct from 'agrees') as all
    from assistance.activity_approver where activity_id = ${activityId}`.execute(tx);
  return rows[0]?.all ?? false;
}
