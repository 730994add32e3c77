import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { PlanChange } from '../contract.ts';
import { failWith } from '../errors.ts';
import { planWorkflow } from '../states.ts';
import { checkPlan, type SiteOfPlan } from './check-plan.ts';
import { lockPlan } from './lock-plan.ts';
import { tellOf } from './tell.ts';

/** Its author changes a plan while nobody else has it before them; never over someone’s later save. */
export async function changePlanIn(
  tx: Tx,
  site: SiteOfPlan,
  id: string,
  change: PlanChange,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const plan = await lockPlan(tx, { siteId: site.id, id });
  if (!plan) return failWith('forecasts.not-found', {});
  if (!plan.mine) return failWith('forecasts.not-author', {});
  if (plan.state !== 'draft' && plan.state !== 'returned') {
    const state = planWorkflow.states[plan.state].label.toLowerCase();
    return failWith('forecasts.not-editable', { state });
  }
  if (plan.revision !== change.revision) return failWith('forecasts.changed-meanwhile', {});
  const checked = await checkPlan(tx, site, change, now);
  if (!checked.ok) return checked;
  const { studyCells, namedCells } = checked.value;
  await sql`update forecasts.plan set
      title = ${change.title}, outcome = ${change.outcome}, cell_size = ${change.cellSize}, share = ${change.share},
      study_cells = ${studyCells}, named_cells = ${namedCells}, method = ${change.method},
      bandwidth = ${change.bandwidth}, half_life = ${change.halfLife}, horizon_days = ${change.horizonDays},
      train_days = ${change.trainDays}, test_periods = ${change.testPeriods},
      purposes = ${change.purposes}::text[], purpose = ${change.purpose},
      patrol_conditions = ${change.patrolConditions}, ends_on = ${change.endsOn},
      revision = revision + 1, changed_at = now()
    where id = ${id}`.execute(tx);
  await tellOf(tx, 'forecasts.changed', { id, siteId: site.id }, { number: plan.number });
  return succeed({ id });
}
