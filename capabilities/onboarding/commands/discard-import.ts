import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { importWorkflow } from '../states.ts';

/** Puts a file away without applying it; its rows, which may name people, go with it. */
export async function discardImportIn(tx: Tx, id: string): Promise<Outcome<null>> {
  const moved = await moveIn(tx, importWorkflow, { id, move: 'discard' });
  if (!moved.ok) return moved;
  await sql`delete from onboarding.file_row where import_id = ${id}`.execute(tx);
  await emitIn(tx, {
    kind: 'onboarding.discarded',
    siteId: null,
    subject: { table: 'onboarding.import', id },
    permission: 'onboarding.import',
  });
  return succeed(null);
}
