import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { RetentionEvent } from '../events.ts';

type Kept = { table: 'retention_schedule' | 'legal_hold' | 'purge'; id: string; siteId: string };

/** Says that something happened, and not to which records: others at the site hear it too. */
export async function tellOfRetention(
  tx: Tx,
  kind: RetentionEvent,
  { table, id, siteId }: Kept,
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId,
    subject: { table: `sharing.${table}`, id },
    permission: 'retention.read',
  });
}
