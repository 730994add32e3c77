import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { MissedTarget } from '../clock/read-clock.ts';
import type { WatchedRequest } from './watch-clocks.ts';

/** Keeps a missed target as it was: what it was, when it passed, who had the request. Said once, and never again. */
export async function keepMissed(tx: Tx, request: WatchedRequest, missed: MissedTarget): Promise<void> {
  const { rows } = await sql`
    insert into assistance.missed_target
      (site_id, request_id, round, stage, urgency, target_minutes, missed_at, owner_id)
    select ${request.siteId}::uuid, ${request.id}::uuid, ${missed.round}::integer, ${missed.stage}, ${missed.urgency},
      ${missed.minutes}::integer, ${new Date(missed.missedAt)}::timestamptz, ${missed.ownerId}::uuid
    -- What was missed before a part was split off is its parent's.
    where not exists (
      select from assistance.joining j
      where j.other_id = ${request.id} and j.kind = 'split' and ${new Date(missed.missedAt)}::timestamptz < j.at)
    on conflict do nothing
    returning 1`.execute(tx);
  if (rows.length === 0) return;
  await emitIn(tx, {
    kind: 'assistance.target-missed',
    siteId: request.siteId,
    subject: { table: 'assistance.request', id: request.id },
    permission: 'assistance.read',
    payload: { number: request.number, stage: missed.stage },
  });
}
