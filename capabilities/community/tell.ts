import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { CommunityEvent } from './events.ts';

const tables: Record<CommunityEvent, string> = {
  'community.thread-changed': 'community.thread',
  'community.event-changed': 'community.gathering',
  'community.resource-changed': 'community.resource_version',
  'community.exchange-changed': 'community.exchange',
};

/** Tells the whole partnership that a record changed, and nothing of what it says: whoever hears it asks again. */
export async function tellIn(tx: Tx, kind: CommunityEvent, id: string): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId: null,
    subject: { table: tables[kind], id },
    permission: 'community.read',
  });
}
