import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PlaceCollection, RunResult } from '../contract.ts';

/** A run’s result, or its absence while it has none. */
export async function findRunResult(
  tx: Tx,
  { siteId, runId }: { siteId: string; runId: string },
): Promise<{ result: RunResult | null } | null> {
  const { rows } = await sql<{ result: RunResult | null }>`
    select result from analysis.run where id = ${runId} and site_id = ${siteId}`.execute(tx);
  return rows[0] ?? null;
}

/** The same with the site’s boundary, for the map. */
export async function findRunPlaces(
  tx: Tx,
  { siteId, runId }: { siteId: string; runId: string },
): Promise<{ result: RunResult | null; boundary: PlaceCollection['boundary'] } | null> {
  const { rows } = await sql<{ result: RunResult | null; boundary: PlaceCollection['boundary'] }>`
    select n.result, s.boundary
    from analysis.run n
    join program.site s on s.id = n.site_id
    where n.id = ${runId} and n.site_id = ${siteId}`.execute(tx);
  return rows[0] ?? null;
}
