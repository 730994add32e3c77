import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AskContext, Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { projectCases } from '../../projection/project-cases.ts';
import type { Feeder } from './take-events.ts';

type Exception = { id: string; caseId: string; code: string; words: string };

/** What would not fit together in these cases already, as far as whoever is asking sees it. */
export async function openExceptions(tx: Tx, caseIds: readonly string[]): Promise<Set<string>> {
  return new Set((await exceptionsOf(tx, caseIds)).map(({ id }) => id));
}

/**
 * Derives what stands now, and reports what the delivery contradicts: a charge that was disposed of otherwise, an event
 * that can't have followed what was known. All of it stays in the record; the report says where to look.
 */
export async function deriveAndReport(
  services: Services,
  asker: AskContext,
  feeder: Feeder,
  { caseIds, knownExceptions }: { caseIds: readonly string[]; knownExceptions: ReadonlySet<string> },
): Promise<number> {
  if (caseIds.length === 0) return 0;
  await projectCases(services, caseIds);
  return services.database.as(asker, async (tx) => {
    const fresh = (await exceptionsOf(tx, caseIds)).filter(({ id }) => !knownExceptions.has(id));
    if (fresh.length > 0) await keep(tx, feeder, fresh);
    return fresh.length;
  });
}

async function exceptionsOf(tx: Tx, caseIds: readonly string[]): Promise<Exception[]> {
  const { rows } = await sql<Exception>`
    select id, case_id as "caseId", code, words from cases.queue_item
    where case_id = any (${[...caseIds]}::uuid[]) and queue = 'exception'`.execute(tx);
  return rows;
}

async function keep(
  tx: Tx,
  { deliveryId, siteId, agencyId }: Feeder,
  fresh: readonly Exception[],
): Promise<void> {
  const rows = fresh.map(({ caseId, code, words }) => ({ id: uuidv7(), case_id: caseId, code, words }));
  await sql`insert into cases.conflict (id, delivery_id, site_id, agency_id, case_id, code, words)
    select id, ${deliveryId}::uuid, ${siteId}::uuid, ${agencyId}::uuid, case_id, code, words
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (id uuid, case_id uuid, code text, words text)
    on conflict (delivery_id, case_id, code, words) do nothing`.execute(tx);
  await sql`update cases.delivery
    set conflicts = (select count(*) from cases.conflict c where c.delivery_id = ${deliveryId})
    where id = ${deliveryId}`.execute(tx);
}
