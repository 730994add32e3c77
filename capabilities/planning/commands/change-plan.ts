import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { PlanChange } from '../contract.ts';
import { failWith } from '../errors.ts';
import { planToWrite, type Target, tellOfPlan } from './hold-plan.ts';
import { faultOfPeriod } from './open-plan.ts';

/** Changes the plan's own words in its open draft; never over someone's later save. */
export async function changePlanIn(
  tx: Tx,
  target: Target,
  change: PlanChange,
): Promise<Outcome<{ id: string }>> {
  const held = await planToWrite(tx, target);
  if (!held.ok) return held;
  const fault = faultOfPeriod(change);
  if (fault) return fault;
  const { numAffectedRows } = await sql`update planning.plan set
      title = ${change.title}, summary = ${change.summary}, starts_on = ${change.startsOn}, ends_on = ${change.endsOn},
      revision = revision + 1, changed_at = now()
    where id = ${target.id} and revision = ${change.revision}`.execute(tx);
  if (numAffectedRows !== 1n) return failWith('planning.changed-meanwhile', {});
  await sql`update planning.version set title = ${change.title}
    where id = ${held.value.openVersion!.id}`.execute(tx);
  await tellOfPlan(tx, held.value, 'planning.plan-changed');
  return succeed({ id: target.id });
}
