import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { BacktestResult, Settings } from '../contract.ts';

/** What the schedule needs to know of a plan. */
export type PlanInForce = {
  planId: string;
  siteId: string;
  number: string;
  timeZone: string;
  endsOn: string;
  namedCells: number;
  settings: Settings;
};
export type LivePlan = PlanInForce & { liveFrom: string };
/** A plan that was live, with how its method did in the test. */
export type PlanToReport = PlanInForce & { past: BacktestResult['overall'] };

/** Of `forecasts.plan p` at `program.site s`. */
export const settingsColumns = sql`p.id as "planId", p.site_id as "siteId", p.number, s.time_zone as "timeZone",
  p.ends_on as "endsOn", p.named_cells as "namedCells", p.outcome, p.cell_size as "cellSize", p.share, p.method,
  p.bandwidth, p.half_life as "halfLife", p.horizon_days as "horizonDays", p.train_days as "trainDays",
  p.test_periods as "testPeriods"`;

export async function livePlans(tx: Tx): Promise<LivePlan[]> {
  const { rows } = await sql<Omit<LivePlan, 'settings'> & Settings>`
    select ${settingsColumns}, p.live_from as "liveFrom"
    from forecasts.plan p join program.site s on s.id = p.site_id
    where p.state = 'live'
    order by p.id`.execute(tx);
  return rows.map((row) => ({ ...row, settings: row }));
}

export async function plansToReport(tx: Tx): Promise<PlanToReport[]> {
  const { rows } = await sql<Omit<PlanToReport, 'settings'> & Settings>`
    select ${settingsColumns}, b.result -> 'overall' as past
    from forecasts.plan p
    join program.site s on s.id = p.site_id
    join forecasts.backtest b on b.plan_id = p.id and b.settings_hash = p.settings_hash and b.result is not null
    where exists (
      select from forecasts.period d where d.plan_id = p.id and d.forecast is not null and d.report is null)
    order by p.id`.execute(tx);
  return rows.map((row) => ({ ...row, settings: row }));
}
