import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { planWorkflow } from '../states.ts';
import { lockPlan } from './lock-plan.ts';
import { tellOf } from './tell.ts';

/** Asks for the plan, exactly as it stands, to be tested on the past; a job does it. */
export async function requestBacktestIn(
  tx: Tx,
  target: { siteId: string; id: string },
): Promise<Outcome<{ id: string }>> {
  const plan = await lockPlan(tx, target);
  if (!plan) return failWith('forecasts.not-found', {});
  if (!plan.mine) return failWith('forecasts.not-author', {});
  if (plan.state !== 'draft' && plan.state !== 'returned') {
    const state = planWorkflow.states[plan.state].label.toLowerCase();
    return failWith('forecasts.not-editable', { state });
  }
  const standing = await standingBacktest(tx, target.id, plan.settingsHash);
  // Taken back and left as it was: its result still holds, and takes it forward again.
  if (standing && !standing.isFinished) return failWith('forecasts.backtest-under-way', {});
  const backtestId = standing?.id ?? uuidv7();
  if (!standing) {
    await sql`insert into forecasts.backtest (id, site_id, plan_id, settings_hash)
      values (${backtestId}, ${target.siteId}, ${target.id}, ${plan.settingsHash})`.execute(tx);
  }
  await tellOf(
    tx,
    'forecasts.backtest-requested',
    { id: target.id, siteId: target.siteId },
    { number: plan.number, backtestId },
  );
  return succeed({ id: target.id });
}

async function standingBacktest(tx: Tx, planId: string, settingsHash: string) {
  const { rows } = await sql<{ id: string; isFinished: boolean }>`
    select id, finished_at is not null as "isFinished" from forecasts.backtest
    where plan_id = ${planId} and settings_hash = ${settingsHash} and failure is null`.execute(tx);
  return rows[0];
}
