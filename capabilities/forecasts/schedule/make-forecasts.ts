import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { currentDataVersion, forecastCells } from '#capabilities/analysis/server.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { tellOf } from '../commands/tell.ts';
import type { PeriodForecast } from '../contract.ts';
import { isDue, type PlannedPeriod, periodsOfPlan } from './periods.ts';
import { type LivePlan, livePlans } from './plan-in-force.ts';

/** The test knew the day before each period; a live forecast that knows much less is no longer what was tested. */
const OLDEST_DATA_DAYS = 14;

/** Names the cells of every period that is due. One that can’t be made says why on itself and holds up no other. */
export async function makeDueForecasts(database: Database, now: Date, signal: AbortSignal): Promise<void> {
  const plans = await database.asSystem('which forecasts are live', livePlans);
  for (const plan of plans) {
    const today = dayIn(plan.timeZone, now);
    const due = periodsOfPlan(plan.liveFrom, plan.endsOn, plan.settings.horizonDays).filter((period) =>
      isDue(period, today),
    );
    for (const period of due) await makeOne(database, plan, period, signal);
  }
}

async function makeOne(
  database: Database,
  plan: LivePlan,
  period: PlannedPeriod,
  signal: AbortSignal,
): Promise<void> {
  const { isMade, version } = await database.asSystem('a forecast of a period is due', async (tx) => ({
    isMade: await beginPeriod(tx, plan, period),
    version: await currentDataVersion(tx, plan.siteId),
  }));
  if (isMade) return;
  const holdUp = (why: string) =>
    database.asSystem('a forecast of a period is held up', (tx) => sayWhy(tx, plan, period, why));
  const dataDate = version && (version.dataDate ?? version.period.to);
  if (!version || !dataDate || dataDate < addDays(period.from, -1 - OLDEST_DATA_DAYS)) {
    const reach = dataDate ? `The data reach ${dataDate}` : 'The site has no data version';
    return holdUp(
      `${reach}; a forecast from ${period.from} on is made from data at most ${OLDEST_DATA_DAYS} days older than ` +
        'the day before. Import a later file.',
    );
  }
  const { siteId, settings, namedCells } = plan;
  const request = { siteId, versionId: version.id, settings, namedCells, period };
  const made = await forecastCells(database, request, signal);
  if (!made.ok) return holdUp(made.why);
  await database.asSystem('a live forecast names its cells', (tx) =>
    keep(tx, plan, period, version, made.value),
  );
}

async function beginPeriod(tx: Tx, plan: LivePlan, { ordinal, from, to }: PlannedPeriod): Promise<boolean> {
  await sql`insert into forecasts.period (id, site_id, plan_id, ordinal, from_day, to_day)
    values (${uuidv7()}, ${plan.siteId}, ${plan.planId}, ${ordinal}, ${from}, ${to})
    on conflict (plan_id, ordinal) do nothing`.execute(tx);
  const { rows } = await sql<{ made: boolean }>`
    select forecast is not null as made from forecasts.period
    where plan_id = ${plan.planId} and ordinal = ${ordinal}`.execute(tx);
  return rows[0]!.made;
}

async function keep(
  tx: Tx,
  plan: LivePlan,
  { ordinal }: PlannedPeriod,
  version: { id: string; label: string },
  forecast: PeriodForecast,
): Promise<void> {
  // Stopped while it was computed: nothing is named any more.
  const { numAffectedRows } = await sql`
    update forecasts.period d set forecast = ${JSON.stringify(forecast)}::jsonb, made_at = clock_timestamp(),
      version_id = ${version.id}, data_label = ${version.label}, trained_through = ${forecast.trainedThrough},
      held_up = null
    from forecasts.plan p
    where d.plan_id = ${plan.planId} and d.ordinal = ${ordinal} and d.forecast is null
      and p.id = d.plan_id and p.state = 'live'`.execute(tx);
  if (numAffectedRows === 0n) return;
  await tellOf(
    tx,
    'forecasts.period-made',
    { id: plan.planId, siteId: plan.siteId },
    { number: plan.number, period: ordinal },
  );
}

async function sayWhy(tx: Tx, plan: LivePlan, { ordinal }: PlannedPeriod, why: string): Promise<void> {
  await sql`update forecasts.period set held_up = ${why}
    where plan_id = ${plan.planId} and ordinal = ${ordinal} and held_up is distinct from ${why}`.execute(tx);
}
