import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ForecastPeriod } from '../contract.ts';

type Row = Omit<ForecastPeriod, 'madeAt' | 'reportedAt'> & { madeAt: Date | null; reportedAt: Date | null };

/** The periods of a plan, newest first, each with its forecast and what came of it. */
export async function periodsOf(tx: Tx, planId: string): Promise<ForecastPeriod[]> {
  const { rows } = await sql<Row>`
    select id, ordinal, from_day as "from", to_day as "to", held_up as "heldUp", made_at as "madeAt",
      data_label as "dataLabel", trained_through as "trainedThrough", forecast, reported_at as "reportedAt",
      report_data_label as "reportDataLabel", report
    from forecasts.period
    where plan_id = ${planId}
    order by ordinal desc`.execute(tx);
  return rows.map(({ madeAt, reportedAt, ...period }) => ({
    ...period,
    madeAt: madeAt?.toISOString() ?? null,
    reportedAt: reportedAt?.toISOString() ?? null,
  }));
}
