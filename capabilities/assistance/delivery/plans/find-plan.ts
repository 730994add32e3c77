import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Target } from '../tell.ts';
import type { PlanMeasure, WorkPlan } from './contract.ts';

type Row = Omit<WorkPlan, 'stateSince' | 'milestones' | 'measures' | 'budget' | 'iMade' | 'timeline'> & {
  stateSince: Date;
};

/** A work plan with what was reached and spent of it so far, both counted from what was recorded. */
export async function findPlan(tx: Tx, { siteId, id }: Target): Promise<WorkPlan | null> {
  const { rows } = await sql<Row>`
    select p.id, p.number, p.state, p.state_since as "stateSince", p.title, p.request_id as "requestId",
      r.number as "requestNumber", p.scope, p.tta_type as "ttaType", p.support_type as "supportType",
      p.starts_on as "startsOn", p.ends_on as "endsOn", p.revision,
      coalesce(identity.name_of(p.written_by), 'The provider') as "writtenBy",
      p.request_id in (select assistance.my_requests()) as "isMine"
    from assistance.work_plan p join assistance.request r on r.id = p.request_id
    where p.id = ${id} and p.site_id = ${siteId}`.execute(tx);
  const plan = rows[0];
  if (!plan) return null;
  return {
    ...plan,
    stateSince: plan.stateSince.toISOString(),
    milestones: await milestonesOf(tx, id),
    measures: await measuresOf(tx, id, plan.requestId),
    budget: await budgetOf(tx, id),
    ...(await historyOf(tx, 'work-plan', id)),
  };
}

async function milestonesOf(tx: Tx, planId: string): Promise<WorkPlan['milestones']> {
  const { rows } = await sql<WorkPlan['milestones'][number]>`
    select id, kind, title, due_on as "dueOn", done_on as "doneOn"
    from assistance.work_plan_milestone where work_plan_id = ${planId}
    order by due_on, position`.execute(tx);
  return rows;
}

export async function budgetOf(tx: Tx, planId: string): Promise<WorkPlan['budget']> {
  const { rows } = await sql<WorkPlan['budget'][number]>`
    select coalesce(b.kind, c.kind) as kind, coalesce(b.cents, 0)::int8 as cents, coalesce(c.spent, 0)::int8 as spent
    from (select kind, cents from assistance.work_plan_budget where work_plan_id = ${planId}) b
    full join (select kind, sum(cents) as spent from assistance.cost
      where work_plan_id = ${planId} and taken_back_at is null group by kind) c on c.kind = b.kind
    order by 1`.execute(tx);
  return rows;
}

async function measuresOf(tx: Tx, planId: string, requestId: string): Promise<WorkPlan['measures']> {
  const { rows } = await sql<{ measure: PlanMeasure; target: number }>`
    select measure, target from assistance.work_plan_measure where work_plan_id = ${planId} order by measure`.execute(
    tx,
  );
  const reached = await reachedSoFar(tx, requestId);
  return rows.map((row) => ({ ...row, reached: reached[row.measure] }));
}

async function reachedSoFar(tx: Tx, requestId: string): Promise<Record<PlanMeasure, number>> {
  const { rows } = await sql<Record<PlanMeasure, number>>`
    select
      coalesce(sum(s.in_person + s.virtual) filter (where a.kind = 'training'), 0)::int as "people-trained",
      coalesce(sum(s.minutes) filter (where a.kind = 'training') / 60, 0)::int as "training-hours",
      count(*) filter (where a.kind = 'training')::int as "training-sessions",
      coalesce(sum(s.in_person + s.virtual) filter (where a.kind <> 'training'), 0)::int as "people-advised",
      count(distinct s.held_on) filter (where s.in_person > 0)::int as "days-on-site",
      (select count(*) from assistance.deliverable d
        where d.request_id = ${requestId} and d.state = 'accepted')::int as "deliverables-accepted"
    from assistance.activity a join assistance.activity_session s on s.activity_id = a.id
    where a.request_id = ${requestId} and a.state <> 'called-off'`.execute(tx);
  return rows[0]!;
}
