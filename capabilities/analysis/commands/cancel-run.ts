import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

/** Asks a run to stop. The job sees it within a second and ends the run as cancelled. */
export async function cancelRunIn(
  tx: Tx,
  run: { siteId: string; runId: string },
): Promise<Outcome<{ runId: string }>> {
  const { rows } = await sql<{ state: string }>`
    select state from analysis.run where id = ${run.runId} and site_id = ${run.siteId}`.execute(tx);
  if (!rows[0]) return failWith('analysis.not-found', {});
  const asked = await sql`update analysis.run set cancel_requested_at = coalesce(cancel_requested_at, now())
    where id = ${run.runId} and state in ('queued', 'running')`.execute(tx);
  if (asked.numAffectedRows === 0n) return failWith('analysis.run-ended', {});
  return succeed({ runId: run.runId });
}
