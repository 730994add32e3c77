import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { MeetingsEvent } from '../events.ts';

type Subject = { table: 'action_item' | 'meeting' | 'series' | 'contact'; id: string; siteId: string | null };

export async function tellIn(
  tx: Tx,
  kind: MeetingsEvent,
  { table, id, siteId }: Subject,
  payload: Record<string, unknown> = {},
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId,
    subject: { table: `meetings.${table}`, id },
    permission: siteId ? 'meetings.read' : 'meetings.read-program',
    payload,
  });
}
