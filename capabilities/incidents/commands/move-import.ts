import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { importWorkflow } from '../states.ts';

/** Stops a reading: the reader notices within a second and undoes all it wrote. */
export async function cancelImportIn(tx: Tx, importId: string): Promise<Outcome<{ id: string }>> {
  const moved = await moveIn(tx, importWorkflow, { id: importId, move: 'cancel' });
  if (!moved.ok) return moved;
  await tell(tx, 'incidents.import-cancelled', importId, moved.value.siteId);
  return succeed({ id: importId });
}

/** Decides against a checked file and removes its rows, which no version has ever held. */
export async function discardImportIn(
  tx: Tx,
  importId: string,
  reason?: string,
): Promise<Outcome<{ id: string }>> {
  const moved = await moveIn(tx, importWorkflow, {
    id: importId,
    move: 'discard',
    ...(reason ? { reason } : {}),
  });
  if (!moved.ok) return moved;
  await sql`select incidents.remove_rows_of(${importId})`.execute(tx);
  await tell(tx, 'incidents.import-discarded', importId, moved.value.siteId);
  return succeed({ id: importId });
}

async function tell(
  tx: Tx,
  kind: 'incidents.import-cancelled' | 'incidents.import-discarded',
  importId: string,
  siteId: string | null,
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId,
    subject: { table: 'incidents.import', id: importId },
    permission: 'incidents.read',
  });
}
