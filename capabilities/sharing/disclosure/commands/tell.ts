import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { DisclosureEvent } from '../events.ts';

/** Says that something happened to a request, and not what: others at the site hear it too. */
export async function tellOfRequest(
  tx: Tx,
  kind: DisclosureEvent,
  { id, siteId }: { id: string; siteId: string },
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId,
    subject: { table: 'sharing.records_request', id },
    permission: 'disclosure.read',
  });
}
