import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { SummitEvent } from '../events.ts';

type Subject = { table: 'event' | 'session' | 'registration' | 'commitment' | 'follow_up'; id: string };

/** What concerns a site is told to it; the rest to all who see the summit. */
export async function tellIn(
  tx: Tx,
  kind: SummitEvent,
  { table, id }: Subject,
  siteId: string | null = null,
  payload: Record<string, unknown> = {},
): Promise<void> {
  const subject = { table: `summit.${table}`, id };
  await emitIn(tx, { kind, siteId, subject, permission: 'summit.read', payload });
}
