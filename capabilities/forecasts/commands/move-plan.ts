import { addDays, type Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import type { ForecastsEvent } from '../events.ts';
import { findPlan } from '../queries/find-plan.ts';
import { type PlanMove, planWorkflow } from '../states.ts';

import { tellOf } from './tell.ts';

const told: Record<PlanMove, ForecastsEvent> = {
  backtest: 'forecasts.backtested',
  revise: 'forecasts.revised',
  submit: 'forecasts.submitted',
  return: 'forecasts.returned',
  'sign-off': 'forecasts.signed-off',
  'go-live': 'forecasts.gone-live',
  end: 'forecasts.ended',
  stop: 'forecasts.stopped',
};

/** The moves that bring a plan nearer to people at places: each needs the test, and time left. */
const forward: readonly PlanMove[] = ['submit', 'sign-off', 'go-live'];
const ofAuthor: readonly PlanMove[] = ['submit', 'revise'];
const SHORTEST_STATEMENT = 20;

/** Moves a plan along its declared way; what the database would refuse is said in words first. */
export async function movePlanIn(
  tx: Tx,
  target: { siteId: string; id: string },
  request: { move: PlanMove; reason?: string | undefined },
  today: Day,
): Promise<Outcome<{ id: string }>> {
  const plan = await findPlan(tx, target, today);
  if (!plan) return failWith('forecasts.not-found', {});
  if (ofAuthor.includes(request.move) && !plan.iMade.includes('create'))
    return failWith('forecasts.not-author', {});
  const isPossible = planWorkflow.moves[request.move].from.some((state) => state === plan.state);
  if (forward.includes(request.move) && isPossible) {
    if (!plan.backtest?.isCurrent || !plan.backtest.result) return failWith('forecasts.backtest-missing', {});
    if (plan.endsOn < addDays(today, plan.draft.horizonDays)) return failWith('forecasts.end-passed', {});
  }
  const isShort = (request.reason?.trim().length ?? 0) < SHORTEST_STATEMENT;
  if (request.move === 'sign-off' && isPossible && request.reason && isShort)
    return failWith('forecasts.statement-too-short', {});
  const moved = await moveIn(tx, planWorkflow, {
    id: target.id,
    move: request.move,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  });
  if (!moved.ok) return moved;
  await tellOf(tx, told[request.move], target, {
    number: plan.number,
    ...(request.reason ? { reason: request.reason } : {}),
  });
  return succeed({ id: target.id });
}
