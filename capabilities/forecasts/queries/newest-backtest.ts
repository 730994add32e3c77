import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Backtest } from '../contract.ts';

type Row = Omit<Backtest, 'requestedAt' | 'finishedAt'> & { requestedAt: Date; finishedAt: Date | null };

/** The test of the settings as they stand, or the newest other one where there is none. */
export async function newestBacktest(tx: Tx, planId: string): Promise<Backtest | null> {
  const { rows } = await sql<Row>`
    select b.id, b.settings_hash = p.settings_hash as "isCurrent", b.requested_at as "requestedAt",
      coalesce(identity.name_of(b.requested_by), 'A colleague') as "requestedBy", b.data_label as "dataLabel",
      b.finished_at as "finishedAt", b.result_hash as "resultHash", b.failure, b.result
    from forecasts.backtest b
    join forecasts.plan p on p.id = b.plan_id
    where b.plan_id = ${planId}
    order by (b.settings_hash = p.settings_hash and b.failure is null) desc, b.id desc
    limit 1`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { requestedAt, finishedAt, ...backtest } = row;
  return {
    ...backtest,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
