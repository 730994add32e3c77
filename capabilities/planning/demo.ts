import { sql } from 'kysely';
import { findingsForPlans } from '#capabilities/analysis/server.ts';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import { decidePublicIn } from './commands/decide-public.ts';
import { moveActivityIn, reportProgressIn } from './commands/move-activity.ts';
import { moveVersionIn } from './commands/move-version.ts';
import { openDraftIn, openPlanIn } from './commands/open-plan.ts';
import { demoActivities, demoParts, demoPlan, demoTitle, ids, inVersionTwo } from './demo-parts.ts';
import { readOver } from './measures/take-readings.ts';
import { sourceOf } from './parts/columns.ts';
import { activityWorkflow } from './states.ts';

const WRITER: DemoRole = 'coordinator-philadelphia';
const SECOND_PERSON: DemoRole = 'executive-philadelphia';
const site = demoSites.philadelphia;
const BASELINE = { from: '2022-01-01', to: '2022-12-31' };

/**
 * A plan that nobody has: version 1 published and partly public, its activities at work, and version 2 a draft. What
 * it rests on is real, for it names the demo's findings and reads its measures from the city's open data.
 */
export async function loadDemoPlans({ database, clock }: Services): Promise<void> {
  const now = clock.now();
  if (await isThere(database)) return;
  const signal = new AbortController().signal;
  const baseline = await readOver(database, site.id, 'shooting-victims-a-year', BASELINE, signal);
  const as = (by: DemoRole, work: Parameters<typeof database.as<void>>[1]) =>
    database.as({ personId: demoPeople[by] }, work);
  let plan = { id: '', siteId: site.id };
  await as(WRITER, async (tx) => {
    const opened = expectValue(await openPlanIn(tx, site, demoPlan, now.getUTCFullYear()));
    plan = { id: opened.id, siteId: site.id };
    await writeParts(tx, plan.id, dayIn('America/New_York', now), now.getUTCFullYear());
    if (baseline)
      await sql`update planning.goal set metric = ${baseline.metric},
          baseline_from = ${BASELINE.from}, baseline_to = ${BASELINE.to}, baseline_value = ${baseline.value},
          baseline_low = ${baseline.low}, baseline_high = ${baseline.high}, baseline_counted = ${baseline.counted},
          baseline_source = ${sourceOf(baseline)}
        where id = ${ids.fewerShot}`.execute(tx);
    const marks = [plan.id, ...Object.values(ids)].map((partId) => ({ partId, isPublic: true }));
    expectValue(await decidePublicIn(tx, plan, { marks }));
    await move(tx, plan, 'submit', 'The first plan of the demo, agreed at a meeting that never was.');
  });
  await as(SECOND_PERSON, (tx) => move(tx, plan, 'publish'));
  await as(WRITER, async (tx) => {
    await setToWork(tx);
    expectValue(await openDraftIn(tx, plan));
    await inVersionTwo(tx, plan.id);
  });
}

async function isThere(database: Services['database']): Promise<boolean> {
  return database.asSystem('the demo asks whether it was loaded before', async (tx) => {
    const { rows } = await sql`
      select 1 from planning.plan where site_id = ${site.id} and title = ${demoTitle}`.execute(tx);
    return rows.length > 0;
  });
}

async function move(
  tx: Tx,
  plan: { id: string; siteId: string },
  name: 'submit' | 'publish',
  reason?: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from planning.version where plan_id = ${plan.id} and state <> 'published'`.execute(tx);
  const target = { siteId: plan.siteId, id: rows[0]!.id };
  expectValue(await moveVersionIn(tx, target, { move: name, ...(reason ? { reason } : {}) }));
}

async function writeParts(tx: Tx, planId: string, today: string, year: number): Promise<void> {
  await demoParts(tx, { planId, siteId: site.id });
  const [finding] = (await findingsForPlans(tx, site.id)).filter(({ statement }) => /places/.test(statement));
  if (finding)
    await sql`insert into planning.problem_finding
        (problem_id, finding_id, site_id, plan_id, number, statement, interval_text, method, data_label, data_through)
      values (${ids.problem}, ${finding.id}, ${site.id}, ${planId}, ${finding.number}, ${finding.statement},
        ${finding.interval}, ${finding.method}, ${finding.dataLabel}, ${finding.dataThrough})`.execute(tx);
  for (const id of await demoActivities(tx, { planId, siteId: site.id, today, year }))
    await recordCreation(tx, activityWorkflow, { id, siteId: site.id });
}

/** One goes well, one is blocked, one is late without a word. */
async function setToWork(tx: Tx): Promise<void> {
  const target = (id: string) => ({ siteId: site.id, id });
  for (const id of [ids.staff, ids.share])
    expectValue(await moveActivityIn(tx, target(id), { move: 'start' }));
  const told = { percent: 40, words: 'Two of five demo detectives are named.', spentCents: 4_250_000 };
  expectValue(await reportProgressIn(tx, target(ids.staff), told));
  const reason = 'The demo agreement on sharing data is not signed yet.';
  expectValue(await moveActivityIn(tx, target(ids.share), { move: 'block', reason }));
}
