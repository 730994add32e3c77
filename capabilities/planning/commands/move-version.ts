import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import type { PlanningEvent } from '../events.ts';
import { contentNow, contentOfVersion } from '../queries/plan-content.ts';
import { type ActivityState, activityWorkflow, type VersionMove, versionWorkflow } from '../states.ts';
import { diffPlans, isEmpty } from '../versions/diff-plans.ts';
import { findHeldPlan, type HeldPlan, type Target, tellOfPlan } from './hold-plan.ts';

const told: Record<VersionMove, PlanningEvent> = {
  submit: 'planning.version-submitted',
  return: 'planning.version-returned',
  publish: 'planning.version-published',
};

type Request = { move: VersionMove; reason?: string | undefined };
type Version = { id: string; planId: string; ordinal: number; number: string; changeNote: string | null };

/**
 * Moves a draft along its way. Submitting it takes down why the plan changes; publishing it freezes what the plan
 * says, takes its new activities into work and calls off those that were taken out.
 */
export async function moveVersionIn(
  tx: Tx,
  target: Target,
  { move, reason }: Request,
): Promise<Outcome<{ id: string }>> {
  const version = await findVersion(tx, target);
  if (!version) return failWith('planning.not-found', {});
  const plan = await findHeldPlan(tx, { siteId: target.siteId, id: version.planId });
  if (!plan) return failWith('planning.not-found', {});
  if (!(await mayMove(tx, plan, move)))
    return failWith('planning.not-a-writer', { owner: `those who write for ${plan.owner}` });
  if (move === 'submit') {
    const fault = await faultOfSubmission(tx, version, reason);
    if (fault) return fault;
  }
  const moved = await moveIn(tx, versionWorkflow, { id: target.id, move, ...(reason ? { reason } : {}) });
  if (!moved.ok) return moved;
  if (move === 'publish') await takeIntoWork(tx, version);
  await tellOfPlan(tx, plan, told[move], {
    version: version.ordinal,
    ...(version.changeNote || reason ? { reason: reason ?? version.changeNote } : {}),
  });
  return succeed({ id: target.id });
}

async function findVersion(tx: Tx, { siteId, id }: Target): Promise<Version | undefined> {
  const { rows } = await sql<Version>`
    select id, plan_id as "planId", ordinal, number, change_note as "changeNote"
    from planning.version where id = ${id} and site_id = ${siteId}`.execute(tx);
  return rows[0];
}

/** Over the site the workflow asks; whether the plan is in other hands is asked here, and by the database again. */
async function mayMove(tx: Tx, plan: HeldPlan, move: VersionMove): Promise<boolean> {
  if (move === 'submit') return plan.mayWrite;
  const { rows } = await sql<{ may: boolean }>`
    select not access.may('planning.publish', ${plan.siteId}) or planning.may(${plan.id}, 'planning.publish') as may`.execute(
    tx,
  );
  return rows[0]!.may;
}

async function faultOfSubmission(tx: Tx, version: Version, note: string | undefined) {
  if ((note?.trim().length ?? 0) < 10)
    return failWith('planning.part-refused', {}, [
      { field: 'reason', message: 'Why the plan changes has to be told.', mend: 'Write a sentence or two.' },
    ]);
  const now = await contentNow(tx, version.planId);
  if (!now.parts.some(({ kind }) => kind === 'goal'))
    return failWith('planning.nothing-to-publish', { why: 'The plan has no goal yet.' });
  if (version.ordinal > 1) {
    const before = await contentOfVersion(tx, version.planId, version.ordinal - 1);
    if (before && isEmpty(diffPlans(before, now)))
      return failWith('planning.nothing-to-publish', {
        why: `The draft says the same as version ${version.ordinal - 1}.`,
      });
  }
  await sql`update planning.version set change_note = ${note!.trim()}
    where id = ${version.id} and state in ('draft', 'returned')`.execute(tx);
  return null;
}

async function takeIntoWork(tx: Tx, version: Version): Promise<void> {
  const { rows } = await sql<{ id: string; state: ActivityState; removed: boolean }>`
    select id, state, removed_at is not null as removed from planning.activity
    where plan_id = ${version.planId} and state not in ('done', 'called-off')
      and (state = 'proposed' or removed_at is not null)
    order by id`.execute(tx);
  for (const { id, removed } of rows) {
    const outcome = removed
      ? await moveIn(tx, activityWorkflow, {
          ...{ id, move: 'call-off' as const },
          reason: `Taken out of the plan by ${version.number}.`,
        })
      : await moveIn(tx, activityWorkflow, { id, move: 'adopt' });
    if (!outcome.ok) throw new Error(outcome.failure.detail);
  }
}
