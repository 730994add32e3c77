import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { type WorkPlanState, workPlanWorkflow } from '../states.ts';
import { type Target, toldOf } from '../tell.ts';
import { faultsOfPlan } from './check-plan.ts';
import type { WorkPlanChange, WorkPlanDraft } from './contract.ts';

type Done = Outcome<{ id: string }>;

/** A provider that has the request writes what it will deliver, by when, measured how and for how much. */
export async function writePlanIn(
  tx: Tx,
  request: Target,
  draft: WorkPlanDraft,
  year: number,
): Promise<Done> {
  const { rows } = await sql<{ title: string; mine: boolean; planned: boolean; state: string }>`
    select r.title, r.state, r.id in (select assistance.my_requests()) as mine,
      exists (select from assistance.work_plan p where p.request_id = r.id) as planned
    from assistance.request r where r.id = ${request.id} and r.site_id = ${request.siteId}`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('assistance.delivery-not-found', {});
  if (!held.mine) return failWith('assistance.not-your-request', {});
  if (held.planned) return failWith('assistance.plan-exists', {});
  if (held.state !== 'matched') return failWith('assistance.plan-too-early', {});
  const faults = faultsOfPlan(draft);
  if (faults.length > 0) return failWith('assistance.parts-do-not-fit', {}, faults);
  const id = uuidv7();
  const number = await nextNumber(tx, 'WPL', year);
  await sql`insert into assistance.work_plan
      (id, site_id, request_id, number, title, scope, tta_type, support_type, starts_on, ends_on)
    values (${id}, ${request.siteId}, ${request.id}, ${number}, ${held.title}, ${draft.scope}, ${draft.ttaType},
      ${draft.supportType}, ${draft.startsOn}, ${draft.endsOn})`.execute(tx);
  await recordCreation(tx, workPlanWorkflow, { id, siteId: request.siteId });
  await keepParts(tx, { siteId: request.siteId, id }, draft);
  return toldOf(tx, 'work_plan', { siteId: request.siteId, id });
}

/** Changed while it is in its providers' hands; never over a colleague's later save. */
export async function changePlanIn(tx: Tx, target: Target, change: WorkPlanChange): Promise<Done> {
  const { rows } = await sql<{ state: WorkPlanState; revision: number; mine: boolean }>`
    select state, revision, request_id in (select assistance.my_requests()) as mine
    from assistance.work_plan where id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('assistance.delivery-not-found', {});
  if (!held.mine) return failWith('assistance.not-your-request', {});
  if (held.state !== 'draft' && held.state !== 'returned') {
    const state = workPlanWorkflow.states[held.state].label.toLowerCase();
    return failWith('assistance.not-in-your-hands', { noun: 'work plan', state });
  }
  if (held.revision !== change.revision) return failWith('assistance.delivery-changed-meanwhile', {});
  const faults = faultsOfPlan(change);
  if (faults.length > 0) return failWith('assistance.parts-do-not-fit', {}, faults);
  await sql`update assistance.work_plan set scope = ${change.scope}, tta_type = ${change.ttaType},
      support_type = ${change.supportType}, starts_on = ${change.startsOn}, ends_on = ${change.endsOn},
      revision = revision + 1
    where id = ${target.id}`.execute(tx);
  await keepParts(tx, target, change);
  return toldOf(tx, 'work_plan', target);
}

/** Milestones keep their row while their words stay, because activities and deliverables point at them. */
async function keepParts(tx: Tx, { siteId, id }: Target, plan: WorkPlanDraft): Promise<void> {
  await sql`delete from assistance.work_plan_measure where work_plan_id = ${id}`.execute(tx);
  await sql`delete from assistance.work_plan_budget where work_plan_id = ${id}`.execute(tx);
  await sql`insert into assistance.work_plan_measure (site_id, work_plan_id, measure, target)
    select ${siteId}, ${id}, m.measure, m.target
    from jsonb_to_recordset(${JSON.stringify(plan.measures)}::jsonb) as m (measure text, target integer)`.execute(
    tx,
  );
  await sql`insert into assistance.work_plan_budget (site_id, work_plan_id, kind, cents)
    select ${siteId}, ${id}, b.kind, b.cents
    from jsonb_to_recordset(${JSON.stringify(plan.budget)}::jsonb) as b (kind text, cents bigint)`.execute(
    tx,
  );
  await keepMilestones(tx, { siteId, id }, plan.milestones);
}

async function keepMilestones(
  tx: Tx,
  { siteId, id }: Target,
  wanted: WorkPlanDraft['milestones'],
): Promise<void> {
  const given = JSON.stringify(wanted.map((milestone, n) => ({ ...milestone, position: n + 1 })));
  await sql`delete from assistance.work_plan_milestone m
    where m.work_plan_id = ${id} and m.done_on is null
      and not exists (select from assistance.activity a where a.milestone_id = m.id)
      and not exists (select from assistance.deliverable d where d.milestone_id = m.id)`.execute(tx);
  await sql`insert into assistance.work_plan_milestone (id, site_id, work_plan_id, position, kind, title, due_on)
    select gen_random_uuid(), ${siteId}, ${id},
      w.position + coalesce((select max(m.position) from assistance.work_plan_milestone m where m.work_plan_id = ${id}), 0),
      w.kind, w.title, w."dueOn"
    from jsonb_to_recordset(${given}::jsonb) as w (position integer, kind text, title text, "dueOn" date)
    where not exists (
      select from assistance.work_plan_milestone m
      where m.work_plan_id = ${id} and m.title = w.title and m.kind = w.kind and m.due_on = w."dueOn")
    order by w.position`.execute(tx);
}
