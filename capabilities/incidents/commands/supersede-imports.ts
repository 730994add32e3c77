import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { importWorkflow } from '../states.ts';

/** Earlier accepted imports of the same source step back. Heard after each acceptance; once is enough. */
export async function supersedeEarlierImportsIn(tx: Tx, acceptedId: string): Promise<void> {
  const { rows } = await sql<{ id: string; site_id: string }>`
    select earlier.id, earlier.site_id
    from incidents.import accepted
    join incidents.import earlier on earlier.source_id = accepted.source_id and earlier.version < accepted.version
    where accepted.id = ${acceptedId} and earlier.state = 'accepted'`.execute(tx);
  for (const { id, site_id: siteId } of rows) {
    expectValue(await moveIn(tx, importWorkflow, { id, move: 'supersede' }));
    await emitIn(tx, {
      kind: 'incidents.import-superseded',
      siteId,
      subject: { table: 'incidents.import', id },
      permission: 'incidents.read',
    });
  }
}
