import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { ColumnMapping, ImportMode } from '../contract.ts';
import { failWith } from '../errors.ts';
import { importWorkflow } from '../states.ts';

export type ImportRequest = {
  sourceId: string;
  uploadId: string;
  /** The last day the file speaks of; later dates in it are mistakes. */
  snapshotDate: string;
  corrects?: string;
};

export type StartedImport = { id: string; number: string };

/** Hands a kept file to the reader. One at a time for each source: both would be compared with the same version. */
export async function startImportIn(
  tx: Tx,
  siteId: string,
  request: ImportRequest,
  now: Date,
): Promise<Outcome<StartedImport>> {
  const source = await lockSource(tx, siteId, request.sourceId);
  if (!source) return failWith('incidents.source-missing', {});
  if (!source.mapping) return failWith('incidents.mapping-missing', {});
  const fileName = await nameOfUpload(tx, siteId, request.uploadId);
  if (fileName === undefined) return failWith('incidents.upload-missing', {});
  const open = await openImportOf(tx, request.sourceId);
  if (open) return failWith('incidents.import-open', open);

  const started = { id: uuidv7(), number: await nextNumber(tx, 'IMP', now.getUTCFullYear()) };
  const mode = request.corrects ? 'append' : source.mode;
  const title = `${fileName} into ${source.name}`;
  await sql`
    insert into incidents.import (id, site_id, source_id, number, title, state, upload_id, mode, corrects, mapping,
      grouping_metres, grouping_minutes, snapshot_date, version, base_version)
    values (${started.id}, ${siteId}, ${request.sourceId}, ${started.number}, ${title}, ${importWorkflow.initial},
      ${request.uploadId}, ${mode}, ${request.corrects ?? null}, ${JSON.stringify(source.mapping)}::jsonb,
      ${source.grouping_metres}, ${source.grouping_minutes},
      ${request.snapshotDate}, ${source.current_version + 1}, ${source.current_version})`.execute(tx);
  await recordCreation(tx, importWorkflow, { id: started.id, siteId });
  await emitIn(tx, {
    kind: 'incidents.import-received',
    siteId,
    subject: { table: 'incidents.import', id: started.id },
    permission: 'incidents.read',
    payload: { number: started.number },
  });
  return succeed(started);
}

type SourceRow = {
  name: string;
  mode: ImportMode;
  mapping: ColumnMapping | null;
  grouping_metres: number;
  grouping_minutes: number;
  current_version: number;
};

/** The lock makes two starts at once meet here and not at the unique index. */
async function lockSource(tx: Tx, siteId: string, sourceId: string): Promise<SourceRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${sourceId}, 1))`.execute(tx);
  const { rows } = await sql<SourceRow>`
    select name, mode, mapping, grouping_metres, grouping_minutes, current_version
    from incidents.source where id = ${sourceId} and site_id = ${siteId}`.execute(tx);
  return rows[0];
}

async function nameOfUpload(tx: Tx, siteId: string, uploadId: string): Promise<string | undefined> {
  const { rows } = await sql<{ file_name: string }>`
    select file_name from incidents.upload where id = ${uploadId} and site_id = ${siteId}`.execute(tx);
  return rows[0]?.file_name;
}

async function openImportOf(
  tx: Tx,
  sourceId: string,
): Promise<{ number: string; state: string } | undefined> {
  const { rows } = await sql<{ number: string; state: keyof typeof importWorkflow.states }>`
    select number, state from incidents.import
    where source_id = ${sourceId} and state in ('received', 'reading', 'checked')`.execute(tx);
  return (
    rows[0] && { number: rows[0].number, state: importWorkflow.states[rows[0].state].label.toLowerCase() }
  );
}
