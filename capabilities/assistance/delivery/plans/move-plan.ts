import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { handOnIn, moveRequestIn } from '../../commands/move-request.ts';
import { failWith } from '../errors.ts';
import { dollars } from '../money.ts';
import { workPlanWorkflow } from '../states.ts';
import { type Target, toldOf } from '../tell.ts';
import type { WorkPlanMoveRequest } from './contract.ts';

type Held = { requestId: string; requestState: string; mine: boolean; budget: number; spent: number };

/**
 * Submitted by the provider, agreed by the site, approved by the program office. The request goes with it: scoped when
 * the plan is put forward, approved when the plan is, back with the provider when it is returned.
 */
export async function movePlanIn(
  tx: Tx,
  target: Target,
  { move, reason }: WorkPlanMoveRequest,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const held = await planAndRequest(tx, target);
  if (!held) return failWith('assistance.delivery-not-found', {});
  if (move === 'submit' && !held.mine) return failWith('assistance.not-your-request', {});
  if (move === 'approve' && held.budget < held.spent)
    return failWith('assistance.budget-below-spent', { spent: dollars(held.spent) });
  const moved = await moveIn(tx, workPlanWorkflow, { id: target.id, move, ...(reason ? { reason } : {}) });
  if (!moved.ok) return moved;
  const followed = await takeRequestAlongIn(tx, target.siteId, held, { move, reason }, now);
  return followed.ok ? toldOf(tx, 'work_plan', target) : followed;
}

/** A plan that is opened again later, while delivery goes on, leaves the request where it is. */
async function takeRequestAlongIn(
  tx: Tx,
  siteId: string,
  { requestId, requestState }: Held,
  { move, reason }: WorkPlanMoveRequest,
  now: Date,
): Promise<Outcome<unknown>> {
  const request = { siteId, id: requestId };
  if (move === 'submit' && requestState === 'matched')
    return moveRequestIn(tx, request, { move: 'scope' }, now);
  if (requestState !== 'scoped') return succeed(null);
  if (move === 'agree') return handOnIn(tx, request, { party: 'program' }, now);
  if (move === 'approve') return moveRequestIn(tx, request, { move: 'approve' }, now);
  if (move === 'return' || move === 'send-back')
    return moveRequestIn(tx, request, { move: 'revise', reason }, now);
  return succeed(null);
}

async function planAndRequest(tx: Tx, { siteId, id }: Target): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select r.id as "requestId", r.state as "requestState", r.id in (select assistance.my_requests()) as mine,
      (select coalesce(sum(b.cents), 0) from assistance.work_plan_budget b where b.work_plan_id = p.id)::int8 as budget,
      (select coalesce(sum(c.cents), 0) from assistance.cost c
        where c.work_plan_id = p.id and c.taken_back_at is null)::int8 as spent
    from assistance.work_plan p join assistance.request r on r.id = p.request_id
    where p.id = ${id} and p.site_id = ${siteId}`.execute(tx);
  return rows[0];
}

/** A milestone was reached on a day, or was not after all. */
export async function reachMilestoneIn(
  tx: Tx,
  plan: Target,
  milestoneId: string,
  doneOn: string | null,
): Promise<Outcome<{ id: string }>> {
  const { numAffectedRows } = await sql`update assistance.work_plan_milestone set done_on = ${doneOn}
    where id = ${milestoneId} and work_plan_id = ${plan.id} and site_id = ${plan.siteId}
      and exists (select from assistance.work_plan p where p.id = work_plan_id and p.state = 'approved'
        and p.request_id in (select assistance.my_requests()))`.execute(tx);
  if (!numAffectedRows) return failWith('assistance.plan-not-approved', {});
  return toldOf(tx, 'work_plan', plan);
}
