import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { PlanDraft } from '../contract.ts';
import { planWorkflow } from '../states.ts';
import { checkPlan, type SiteOfPlan } from './check-plan.ts';
import { tellOf } from './tell.ts';

/** Writes down what will be forecast, how, for what purpose and until when. */
export async function draftPlanIn(
  tx: Tx,
  site: SiteOfPlan,
  draft: PlanDraft,
  now: Date,
): Promise<Outcome<{ id: string; number: string }>> {
  const checked = await checkPlan(tx, site, draft, now);
  if (!checked.ok) return checked;
  const { studyCells, namedCells } = checked.value;
  const plan = { id: uuidv7(), number: await nextNumber(tx, 'FCP', now.getUTCFullYear()) };
  await sql`insert into forecasts.plan
      (id, site_id, number, title, outcome, cell_size, share, study_cells, named_cells, method, bandwidth, half_life,
       horizon_days, train_days, test_periods, purposes, purpose, patrol_conditions, ends_on)
    values (${plan.id}, ${site.id}, ${plan.number}, ${draft.title}, ${draft.outcome}, ${draft.cellSize},
      ${draft.share}, ${studyCells}, ${namedCells}, ${draft.method}, ${draft.bandwidth}, ${draft.halfLife},
      ${draft.horizonDays}, ${draft.trainDays}, ${draft.testPeriods}, ${draft.purposes}::text[], ${draft.purpose},
      ${draft.patrolConditions}, ${draft.endsOn})`.execute(tx);
  await recordCreation(tx, planWorkflow, { id: plan.id, siteId: site.id });
  await tellOf(tx, 'forecasts.planned', { id: plan.id, siteId: site.id }, { number: plan.number });
  return succeed(plan);
}
