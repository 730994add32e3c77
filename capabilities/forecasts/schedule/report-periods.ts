import { sql } from 'kysely';
import { currentDataVersion, type ForecastMade, forecastFeedback } from '#capabilities/analysis/server.ts';
import { addDays, type Day, dayIn } from '#platform/clock/days.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { tellOf } from '../commands/tell.ts';
import type { FeedbackReport, PeriodForecast } from '../contract.ts';
import { type PlanToReport, plansToReport } from './plan-in-force.ts';

/** Late reports are waited for before a period is read. */
const SETTLE_DAYS = 14;

type Made = {
  id: string;
  ordinal: number;
  from: Day;
  to: Day;
  forecast: PeriodForecast;
  isReported: boolean;
};

/** Reports on every period that is over and settled, oldest first; also of forecasts that were stopped or ended. */
export async function reportPeriods(database: Database, now: Date, signal: AbortSignal): Promise<void> {
  const plans = await database.asSystem('which forecasts await their report', plansToReport);
  for (const plan of plans) {
    const today = dayIn(plan.timeZone, now);
    const made = await database.asSystem('the periods of a forecast', (tx) => madePeriods(tx, plan.planId));
    const due = made.filter(({ isReported, to }) => !isReported && addDays(to, SETTLE_DAYS) <= today);
    for (const one of due) {
      const upTo = made.filter(({ ordinal }) => ordinal <= one.ordinal);
      await reportOne(database, plan, upTo, signal);
    }
  }
}

async function reportOne(
  database: Database,
  plan: PlanToReport,
  made: readonly Made[],
  signal: AbortSignal,
): Promise<void> {
  const period = made.at(-1)!;
  const version = await database.asSystem('the data a report rests on', (tx) =>
    currentDataVersion(tx, plan.siteId),
  );
  const needed = addDays(period.to, SETTLE_DAYS);
  const dataDate = version && (version.dataDate ?? version.period.to);
  const holdUp = (why: string) =>
    database.asSystem('a report is held up', (tx) =>
      sql`update forecasts.period set held_up = ${why}
        where id = ${period.id} and held_up is distinct from ${why}`.execute(tx),
    );
  if (!version || !dataDate || dataDate < needed) {
    const reach = dataDate ? `The data reach ${dataDate}` : 'The site has no data version';
    await holdUp(
      `${reach}; the report reads data through ${needed}, so that late reports are in them. Import a later file.`,
    );
    return;
  }
  const { siteId, settings, namedCells, past } = plan;
  const found = await forecastFeedback(
    database,
    {
      ...{ siteId, versionId: version.id, settings, namedCells },
      made: made.map(asMade),
      past: { captured: past.method.captured, events: past.events },
    },
    signal,
  );
  if (!found.ok) {
    await holdUp(found.why);
    return;
  }
  await database.asSystem('what came of a forecast is reported', (tx) =>
    keep(tx, plan, period, version, found.value),
  );
}

function asMade({ from, to, forecast }: Made): ForecastMade {
  const { cells, countsCells, trainedFrom, trainedThrough } = forecast;
  return { from, to, cells: cells.map(({ cell }) => cell), countsCells, trainedFrom, trainedThrough };
}

async function madePeriods(tx: Tx, planId: string): Promise<Made[]> {
  const { rows } = await sql<Made>`
    select id, ordinal, from_day as "from", to_day as "to", forecast, report is not null as "isReported"
    from forecasts.period where plan_id = ${planId} and forecast is not null
    order by ordinal`.execute(tx);
  return rows;
}

async function keep(
  tx: Tx,
  plan: PlanToReport,
  { id, ordinal }: Made,
  version: { id: string; label: string },
  report: FeedbackReport,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update forecasts.period set report = ${JSON.stringify(report)}::jsonb, reported_at = clock_timestamp(),
      report_version_id = ${version.id}, report_data_label = ${version.label}, held_up = null
    where id = ${id} and report is null`.execute(tx);
  if (numAffectedRows === 0n) return;
  await tellOf(
    tx,
    'forecasts.period-reported',
    { id: plan.planId, siteId: plan.siteId },
    { number: plan.number, period: ordinal },
  );
}
