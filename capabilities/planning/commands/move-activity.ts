import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import type { ProgressReport } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { PlanningEvent } from '../events.ts';
import { type ActivityMove, type ActivityState, activityWorkflow } from '../states.ts';
import type { Target } from './hold-plan.ts';

type HeldActivity = {
  id: string;
  siteId: string;
  planId: string;
  number: string;
  state: ActivityState;
  mayReport: boolean;
  mayAssign: boolean;
  mayPublish: boolean;
};

/** Starts an activity, says what blocks it, finishes it or calls it off. */
export async function moveActivityIn(
  tx: Tx,
  target: Target,
  { move, reason }: { move: ActivityMove; reason?: string | undefined },
): Promise<Outcome<{ id: string }>> {
  const activity = await findHeldActivity(tx, target);
  if (!activity) return failWith('planning.not-found', {});
  if (!(move === 'call-off' ? activity.mayPublish : activity.mayReport))
    return failWith('planning.not-yours-to-report', {});
  const moved = await moveIn(tx, activityWorkflow, { id: target.id, move, ...(reason ? { reason } : {}) });
  if (!moved.ok) return moved;
  if (move === 'block')
    await sql`insert into planning.blocker (id, site_id, plan_id, activity_id, what)
      values (${uuidv7()}, ${activity.siteId}, ${activity.planId}, ${activity.id}, ${reason!})`.execute(tx);
  if (moved.value.from === 'blocked')
    await sql`update planning.blocker set cleared_by = access.person_id(), cleared_at = now(), how = ${reason!}
      where activity_id = ${activity.id} and cleared_at is null`.execute(tx);
  await tellOfActivity(tx, activity, 'planning.activity-moved', { move, ...(reason ? { reason } : {}) });
  return succeed({ id: target.id });
}

/** The owner says how it goes. What was said stays; a correction is the next report. */
export async function reportProgressIn(
  tx: Tx,
  target: Target,
  { percent, words, spentCents }: ProgressReport,
): Promise<Outcome<{ id: string }>> {
  const activity = await findHeldActivity(tx, target);
  if (!activity) return failWith('planning.not-found', {});
  if (!activity.mayReport) return failWith('planning.not-yours-to-report', {});
  if (!['under-way', 'blocked', 'done'].includes(activity.state))
    return failWith('planning.not-under-way', {});
  await sql`insert into planning.progress (id, site_id, plan_id, activity_id, percent, words, spent_cents)
    values (${uuidv7()}, ${activity.siteId}, ${activity.planId}, ${activity.id}, ${percent}, ${words},
      ${spentCents})`.execute(tx);
  await tellOfActivity(tx, activity, 'planning.progress-reported', { percent });
  return succeed({ id: target.id });
}

/** Whose it is, changed by those who write the plan; no draft is needed for it. */
export async function assignActivityIn(
  tx: Tx,
  target: Target,
  ownerId: string | null,
): Promise<Outcome<{ id: string }>> {
  const activity = await findHeldActivity(tx, target);
  if (!activity) return failWith('planning.not-found', {});
  if (!activity.mayAssign)
    return failWith('planning.not-a-writer', { owner: 'those who may assign its activities' });
  await sql`update planning.activity set owner_id = ${ownerId} where id = ${target.id}`.execute(tx);
  await tellOfActivity(tx, activity, 'planning.activity-moved', { move: 'assign' });
  return succeed({ id: target.id });
}

export async function findHeldActivity(tx: Tx, { siteId, id }: Target): Promise<HeldActivity | null> {
  const { rows } = await sql<HeldActivity>`
    select a.id, a.site_id as "siteId", a.plan_id as "planId", a.number, a.state,
      planning.may_report(a.id) as "mayReport", planning.may(a.plan_id, 'planning.write') as "mayAssign",
      planning.may(a.plan_id, 'planning.publish') as "mayPublish"
    from planning.activity a where a.id = ${id} and a.site_id = ${siteId}`.execute(tx);
  return rows[0] ?? null;
}

function tellOfActivity(
  tx: Tx,
  { siteId, id, number }: HeldActivity,
  kind: PlanningEvent,
  payload: Record<string, unknown>,
) {
  return emitIn(tx, {
    ...{ kind, siteId, permission: 'planning.read' },
    subject: { table: 'planning.activity', id },
    payload: { number, ...payload },
  });
}
