import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { addDays, type Day, dayIn } from '#platform/clock/days.ts';
import type { Services } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { draftPlanIn } from './commands/draft-plan.ts';
import { movePlanIn } from './commands/move-plan.ts';
import { requestBacktestIn } from './commands/request-backtest.ts';
import { PlanDraft } from './contract.ts';
import { findPlan } from './queries/find-plan.ts';

const AUTHOR: DemoRole = 'analyst-philadelphia';
const TITLE = 'Demo: lights and outreach where shootings gather';
const LIFE_DAYS = 120;
const site = { id: demoSites.philadelphia.id, timeZone: 'America/New_York' };

/**
 * A demo plan that waits for the executive’s signature. It is tested by the job after the start, like any other, so
 * that the first start need not wait for it.
 */
export async function loadDemoForecasts({ database }: Services): Promise<void> {
  // The database holds a plan to its own calendar, so the demo’s end date is reckoned from there.
  const { now, isThere } = await database.asSystem(
    'the demo asks whether it was loaded before',
    async (tx) => {
      const { rows } = await sql<{ now: Date; isThere: boolean }>`
      select now() as now, exists (
        select from forecasts.plan where site_id = ${site.id} and title = ${TITLE}) as "isThere"`.execute(tx);
      return rows[0]!;
    },
  );
  if (isThere) return;
  await database.as({ personId: demoPeople[AUTHOR] }, async (tx) => {
    const draft = demoPlan(dayIn(site.timeZone, now));
    const { id } = expectValue(await draftPlanIn(tx, site, draft, now));
    expectValue(await requestBacktestIn(tx, { siteId: site.id, id }));
  });
}

/** Once tested, the demo’s author submits the demo’s plan; any other waits for its own. */
export const submitDemoJob = declareJob<{ planId: string }>({
  name: 'forecasts.submit-demo',
  startedBy: [{ kind: 'forecasts.backtested', input: ({ subject }) => ({ planId: subject.id }) }],
  async run({ planId }, { config, database, clock }) {
    if (!config.demo) return;
    const today = dayIn(site.timeZone, clock.now());
    const target = { siteId: site.id, id: planId };
    await database.as({ personId: demoPeople[AUTHOR] }, async (tx) => {
      const plan = await findPlan(tx, target, today);
      const isUntouched =
        plan?.title === TITLE && plan.timeline.every(({ move }) => ['create', 'backtest'].includes(move));
      if (isUntouched && plan.state === 'backtested')
        expectValue(await movePlanIn(tx, target, { move: 'submit' }, today));
    });
  },
});

function demoPlan(today: Day): PlanDraft {
  return PlanDraft.parse({
    title: TITLE,
    outcome: 'shooting',
    cellSize: 150,
    share: 0.0035,
    method: 'kde',
    bandwidth: 400,
    horizonDays: 28,
    trainDays: 730,
    testPeriods: 13,
    purposes: ['outreach', 'lighting-and-repair'],
    purpose:
      'In the demo nobody goes anywhere. In a city, outreach workers would visit the cells in the evening and the ' +
      'streets department would mend their lights.',
    endsOn: addDays(today, LIFE_DAYS),
  });
}
