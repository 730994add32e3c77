import { sql } from 'kysely';
import { recordOperationalReadIn } from '#capabilities/sharing/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { TellableEvent } from './tellable-events.ts';

/** Whose records leave, under which agreement, and where to: in the owner's log like any other look at them. */
export async function logTelling(
  tx: Tx,
  sending: { id: string; siteId: string; webhookId: string },
  events: readonly TellableEvent[],
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select compartment_id as id from cases.event where id = any (${events.map(({ id }) => id)}::uuid[])
    union
    select compartment_id from cases.event_field where event_id = any (${events.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  );
  await recordOperationalReadIn(tx, {
    table: 'cases.event',
    id: null,
    siteId: sending.siteId,
    compartmentIds: rows.map(({ id }) => id),
    detail: {
      webhook: sending.webhookId,
      sending: sending.id,
      events: events.length,
      cases: [...new Set(events.map(({ caseId }) => caseId))],
    },
  });
}
