import { sql } from 'kysely';
import { backtestForecast, currentDataVersion } from '#capabilities/analysis/server.ts';
import { dayIn } from '#platform/clock/days.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { movePlanIn } from '../commands/move-plan.ts';
import { tellOf } from '../commands/tell.ts';
import type { BacktestResult, Settings } from '../contract.ts';
import { type PlanInForce, settingsColumns } from './plan-in-force.ts';

type Asked = PlanInForce & { isFinished: boolean; isCurrent: boolean };

/**
 * Tests a plan on the past, on the newest data, and freezes what it finds; then the plan moves on. Run twice it does
 * no harm: a finished test stays as it is.
 */
export const backtestJob = declareJob<{ backtestId: string }>({
  name: 'forecasts.backtest',
  startedBy: [
    {
      kind: 'forecasts.backtest-requested',
      input: ({ payload }) => ({ backtestId: payload.backtestId as string }),
    },
  ],
  async run({ backtestId }, services, { signal }) {
    const { database } = services;
    const asked = await database.asSystem('a plan is tested on the past', (tx) => readAsked(tx, backtestId));
    if (!asked) return;
    if (!asked.isFinished) await carryOut(database, backtestId, asked, signal);
    await database.asSystem('a tested plan moves on', (tx) => moveOn(tx, backtestId, services));
  },
});

async function carryOut(
  database: Database,
  backtestId: string,
  asked: Asked,
  signal: AbortSignal,
): Promise<void> {
  const fail = (why: string) =>
    database.asSystem('a backtest could not be done', (tx) => keepFailure(tx, backtestId, asked, why));
  if (!asked.isCurrent) return fail('The plan was changed before it was tested. Run the backtest again.');
  const { siteId, settings, namedCells } = asked;
  const version = await database.asSystem('the data a backtest rests on', (tx) =>
    currentDataVersion(tx, siteId),
  );
  if (!version) return fail('The site has no data version. Import a file of shootings and accept it first.');
  const request = { siteId, versionId: version.id, settings, namedCells };
  const found = await backtestForecast(database, request, signal);
  if (!found.ok) return fail(found.why);
  await database.asSystem('a backtest is frozen', (tx) => freeze(tx, backtestId, version, found.value));
}

async function readAsked(tx: Tx, id: string): Promise<Asked | undefined> {
  const { rows } = await sql<Omit<Asked, 'settings'> & Settings>`
    select b.finished_at is not null as "isFinished", b.settings_hash = p.settings_hash as "isCurrent",
      ${settingsColumns}
    from forecasts.backtest b
    join forecasts.plan p on p.id = b.plan_id
    join program.site s on s.id = p.site_id
    where b.id = ${id}`.execute(tx);
  const row = rows[0];
  return row && { ...row, settings: row };
}

async function freeze(
  tx: Tx,
  id: string,
  version: { id: string; label: string },
  result: BacktestResult,
): Promise<void> {
  await sql`update forecasts.backtest set finished_at = clock_timestamp(), version_id = ${version.id},
      data_label = ${version.label}, result = ${JSON.stringify(result)}::jsonb, sentence = ${result.sentence},
      beats_counts = ${result.beatsCounts}
    where id = ${id} and finished_at is null`.execute(tx);
}

async function keepFailure(
  tx: Tx,
  id: string,
  { planId, siteId, number }: Asked,
  why: string,
): Promise<void> {
  await sql`update forecasts.backtest set finished_at = clock_timestamp(), failure = ${why}
    where id = ${id} and finished_at is null`.execute(tx);
  await tellOf(tx, 'forecasts.backtest-failed', { id: planId, siteId }, { number });
}

/** Only a plan that still is what was tested; one that was changed or stopped meanwhile stays where it is. */
async function moveOn(tx: Tx, backtestId: string, { clock }: Services): Promise<void> {
  const { rows } = await sql<{ id: string; siteId: string; timeZone: string }>`
    select p.id, p.site_id as "siteId", s.time_zone as "timeZone"
    from forecasts.backtest b
    join forecasts.plan p on p.id = b.plan_id and p.settings_hash = b.settings_hash
    join program.site s on s.id = p.site_id
    where b.id = ${backtestId} and b.result is not null and p.state in ('draft', 'returned')
    for update of p`.execute(tx);
  const plan = rows[0];
  if (!plan) return;
  const moved = await movePlanIn(tx, plan, { move: 'backtest' }, dayIn(plan.timeZone, clock.now()));
  if (!moved.ok) throw new Error(moved.failure.detail);
}
