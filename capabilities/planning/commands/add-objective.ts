import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { findHeldPlan, planToWrite } from './hold-plan.ts';
import { openDraftIn } from './open-plan.ts';

export type Origin = { table: string; id: string; number: string };
type Added = { id: string; planId: string; planNumber: string };

/**
 * Puts an objective that comes from another record under a goal, with where it came from kept on it. A plan whose
 * last version stands gets its next draft for it; the same record brings its objective only once.
 */
export async function addObjectiveIn(
  tx: Tx,
  objective: { siteId: string; goalId: string; title: string; origin: Origin },
): Promise<Outcome<Added>> {
  const { siteId, goalId, title, origin } = objective;
  const planId = await planOfGoal(tx, siteId, goalId);
  const found = planId && (await findHeldPlan(tx, { siteId, id: planId }));
  if (!found) return failWith('planning.not-found', {});
  const there = await broughtBefore(tx, found.id, origin);
  if (there) return succeed({ id: there, planId: found.id, planNumber: found.number });
  if (!found.openVersion) {
    const opened = await openDraftIn(tx, { siteId, id: found.id });
    if (!opened.ok) return opened;
  }
  const held = await planToWrite(tx, { siteId, id: found.id });
  if (!held.ok) return held;
  const id = uuidv7();
  await sql`insert into planning.objective
      (id, site_id, plan_id, goal_id, position, title, origin_table, origin_id, origin_number)
    values (${id}, ${siteId}, ${found.id}, ${goalId},
      (select coalesce(max(position), 0) + 1 from planning.objective where plan_id = ${found.id}),
      ${title}, ${origin.table}, ${origin.id}, ${origin.number})`.execute(tx);
  await emitIn(tx, {
    kind: 'planning.objective-added',
    siteId,
    subject: { table: 'planning.objective', id },
    permission: 'planning.read',
    payload: { plan: found.number, origin: origin.number },
  });
  return succeed({ id, planId: found.id, planNumber: found.number });
}

async function planOfGoal(tx: Tx, siteId: string, goalId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select plan_id as id from planning.goal
    where id = ${goalId} and site_id = ${siteId} and removed_at is null`.execute(tx);
  return rows[0]?.id;
}

async function broughtBefore(tx: Tx, planId: string, origin: Origin): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from planning.objective
    where plan_id = ${planId} and origin_table = ${origin.table} and origin_id = ${origin.id}
      and removed_at is null`.execute(tx);
  return rows[0]?.id;
}
