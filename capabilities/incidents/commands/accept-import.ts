import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { importWorkflow } from '../states.ts';

/**
 * Makes a checked file the next data version. Its rows were written while it was read; what is left to do is to
 * end the rows that it replaces, so a person does not wait for the size of the file.
 */
export async function acceptImportIn(
  tx: Tx,
  importId: string,
): Promise<Outcome<{ id: string; versionId: string }>> {
  const moved = await moveIn(tx, importWorkflow, { id: importId, move: 'accept' });
  if (!moved.ok) return moved;
  const versionId = uuidv7();
  await insertVersion(tx, importId, versionId);
  await endReplacedRows(tx, importId);
  await sql`
    update incidents.source source set current_version = import.version
    from incidents.import import where import.id = ${importId} and source.id = import.source_id`.execute(tx);
  await emitIn(tx, {
    kind: 'incidents.import-accepted',
    siteId: moved.value.siteId,
    subject: { table: 'incidents.import', id: importId },
    permission: 'incidents.read',
    payload: { versionId },
  });
  return succeed({ id: importId, versionId });
}

async function insertVersion(tx: Tx, importId: string, versionId: string): Promise<void> {
  await sql`
    insert into incidents.data_version (id, site_id, source_id, version, import_id, file_name, file_sha256, file_bytes,
      mapping, grouping_metres, grouping_minutes, snapshot_date, rows_read, rows_accepted, rows_set_aside, rows_added,
      rows_changed, rows_withdrawn, rows_live, events, quality)
    select ${versionId}::uuid, import.site_id, import.source_id, import.version, import.id, upload.file_name,
      upload.sha256, upload.bytes, import.mapping, import.grouping_metres, import.grouping_minutes,
      import.snapshot_date, import.rows_read, import.rows_accepted, import.rows_set_aside, import.rows_added,
      import.rows_changed, import.rows_withdrawn, import.rows_live, import.events, import.quality
    from incidents.import import
    join incidents.upload upload on upload.id = import.upload_id
    where import.id = ${importId}`.execute(tx);
}

async function endReplacedRows(tx: Tx, importId: string): Promise<void> {
  for (const kind of ['victim', 'event'] as const) {
    await sql`
      update ${sql.table(`incidents.${kind}`)} ended set to_version = import.version
      from incidents.import import
      join incidents.closing closing
        on closing.site_id = import.site_id and closing.import_id = import.id and closing.kind = ${kind}
      where import.id = ${importId}
        and ended.site_id = import.site_id and ended.source_id = import.source_id and ended.id = closing.row_id`.execute(
      tx,
    );
  }
}
