import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

export type Origin = { table: string; id: string; number: string };

/** Puts an objective that comes from another record under a goal, with where it came from kept on it. */
export async function addObjectiveIn(
  tx: Tx,
  objective: { siteId: string; goalId: string; title: string; origin: Origin },
): Promise<Outcome<{ id: string; planId: string; planNumber: string }>> {
  const { siteId, goalId, title, origin } = objective;
  const { rows } = await sql<{ planId: string; planNumber: string }>`
    select p.id as "planId", p.number as "planNumber"
    from planning.goal g join planning.plan p on p.id = g.plan_id
    where g.id = ${goalId} and g.site_id = ${siteId} and g.removed_at is null`.execute(tx);
  const plan = rows[0];
  if (!plan) return failWith('planning.not-found', {});
  const id = uuidv7();
  await sql`insert into planning.objective
      (id, site_id, plan_id, goal_id, position, title, origin_table, origin_id, origin_number)
    values (${id}, ${siteId}, ${plan.planId}, ${goalId},
      (select coalesce(max(position), 0) + 1 from planning.objective where goal_id = ${goalId}),
      ${title}, ${origin.table}, ${origin.id}, ${origin.number})`.execute(tx);
  await emitIn(tx, {
    kind: 'planning.objective-added',
    siteId,
    subject: { table: 'planning.objective', id },
    permission: 'planning.read',
    payload: { plan: plan.planNumber, origin: origin.number },
  });
  return succeed({ id, ...plan });
}
