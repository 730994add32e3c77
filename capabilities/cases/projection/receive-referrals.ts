import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { insertEvents, type NewEvent, newEventId, type Seal } from '../commands/insert-events.ts';
import type { LegalEvent } from '../legal-record/kinds.ts';
import { missingReceipts, RECEIPT_SOURCE, staleReceipts } from '../legal-record/receipts.ts';
import { settle } from '../legal-record/settle.ts';

/**
 * A referral stands in the record of the office it was sent to, in that office’s own compartment: its queue shows it
 * whatever is shared. Returns the events as they now are.
 */
export async function receiveReferrals(
  tx: Tx,
  cases: ReadonlyMap<string, { siteId: string; seal: Seal }>,
  byCase: Map<string, LegalEvent[]>,
): Promise<void> {
  const stale: string[] = [];
  const tellers = new Map<string, { siteId: string; agencyId: string; events: NewEvent[] }>();
  for (const [caseId, events] of byCase) {
    const { siteId, seal } = cases.get(caseId)!;
    const old = new Set(staleReceipts(settle(events).events).map(({ id }) => id));
    stale.push(...old);
    const kept = events.filter(({ id }) => !old.has(id));
    const receipts = missingReceipts(settle(kept).events).map((event) => ({ ...event, id: newEventId() }));
    byCase.set(caseId, [...kept, ...receipts]);
    for (const receipt of receipts) {
      const teller = `${siteId} ${receipt.agencyId}`;
      const told = tellers.get(teller) ?? { siteId, agencyId: receipt.agencyId, events: [] };
      told.events.push({ ...receipt, caseId, seal });
      tellers.set(teller, told);
    }
  }
  if (stale.length > 0) {
    await sql`delete from cases.event where source = ${RECEIPT_SOURCE} and id = any (${stale}::uuid[])`.execute(
      tx,
    );
  }
  for (const { events, ...teller } of tellers.values()) {
    await insertEvents(tx, { ...teller, side: 'prosecutor' }, events);
  }
}
