import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { FidelityReport } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findHeldPlan, type Target, tellOfPlan } from './hold-plan.ts';

/** Says whether a strategy is still carried out as it was shown to work, for one item of its list. */
export async function checkFidelityIn(
  tx: Tx,
  target: Target,
  { strategyId, item, isMet, note }: FidelityReport,
): Promise<Outcome<{ id: string }>> {
  const plan = await findHeldPlan(tx, target);
  if (!plan) return failWith('planning.not-found', {});
  if (!plan.mayWrite)
    return failWith('planning.not-a-writer', { owner: `those who write for ${plan.owner}` });
  const { rows } = await sql`
    select 1 from planning.strategy
    where id = ${strategyId} and plan_id = ${plan.id} and ${item} = any (fidelity)`.execute(tx);
  if (rows.length === 0) return failWith('planning.not-found', {});
  await sql`insert into planning.fidelity_check (id, site_id, plan_id, strategy_id, item, is_met, note)
    values (${uuidv7()}, ${plan.siteId}, ${plan.id}, ${strategyId}, ${item}, ${isMet}, ${note})`.execute(tx);
  await tellOfPlan(tx, plan, 'planning.progress-reported', { strategy: strategyId });
  return succeed({ id: plan.id });
}
