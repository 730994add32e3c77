import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { standingOf } from '../legal-record/standing.ts';
import { loadEvents } from './load-events.ts';

const CASES_A_TRANSACTION = 500;

/** Derives anew what stands in these cases. Safe to run again, at any time, by anyone. */
export async function projectCases(
  services: Pick<Services, 'database' | 'clock'>,
  caseIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(caseIds)].sort();
  for (let from = 0; from < ids.length; from += CASES_A_TRANSACTION) {
    const some = ids.slice(from, from + CASES_A_TRANSACTION);
    await services.database.asSystem('derive what stands in cases', (tx) => projectCasesIn(tx, some));
  }
}

/** The same inside the system’s own transaction. */
export async function projectCasesIn(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id::text, 0))
    from (select id from unnest(${[...caseIds]}::uuid[]) id order by id) locked`.execute(tx);
  const events = await loadEvents(tx, caseIds);
  for (const caseEvents of events.values()) standingOf(caseEvents);
}
