import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { safeCsvLine } from '../reading/safe-csv.ts';
import { type StartedImport, startImportIn } from './start-import.ts';

type CorrectedRow = { file_row: number; corrected: string[] };
type CorrectedImport = {
  source_id: string;
  number: string;
  header: string[];
  snapshot_date: string;
  state: string;
};

/**
 * Brings mended rows back: they become a small file of their own and take the way of any file, so that a
 * correction is as traceable as what it corrects.
 */
export async function importCorrectionsIn(
  tx: Tx,
  { files, clock }: Services,
  siteId: string,
  importId: string,
): Promise<Outcome<StartedImport>> {
  const corrected = await findImport(tx, siteId, importId);
  if (!corrected) return failWith('incidents.import-missing', {});
  if (!['accepted', 'superseded'].includes(corrected.state))
    return failWith('incidents.not-accepted-yet', {});
  const rows = await findCorrectedRows(tx, siteId, importId);
  if (rows.length === 0) return failWith('incidents.nothing-corrected', {});

  const lines = [corrected.header, ...rows.map((row) => row.corrected)].map(safeCsvLine);
  const stored = await files.put(Readable.from(lines));
  const uploadId = uuidv7();
  await sql`insert into incidents.upload (id, site_id, file_name, sha256, bytes)
    values (${uploadId}, ${siteId}, ${`${corrected.number}-corrections.csv`}, ${stored.sha256}, ${stored.bytes})`.execute(
    tx,
  );
  const request = {
    sourceId: corrected.source_id,
    uploadId,
    snapshotDate: corrected.snapshot_date,
    corrects: importId,
  };
  const started = await startImportIn(tx, siteId, request, clock.now());
  if (!started.ok) return started;
  await sql`
    update incidents.set_aside_row set correction_id = ${started.value.id}
    where site_id = ${siteId} and import_id = ${importId} and corrected is not null and correction_id is null`.execute(
    tx,
  );
  return succeed(started.value);
}

async function findImport(tx: Tx, siteId: string, importId: string): Promise<CorrectedImport | undefined> {
  const { rows } = await sql<CorrectedImport>`
    select source_id, number, header, snapshot_date, state
    from incidents.import where id = ${importId} and site_id = ${siteId}`.execute(tx);
  return rows[0];
}

async function findCorrectedRows(tx: Tx, siteId: string, importId: string): Promise<CorrectedRow[]> {
  const { rows } = await sql<CorrectedRow>`
    select file_row, corrected from incidents.set_aside_row
    where site_id = ${siteId} and import_id = ${importId} and corrected is not null and correction_id is null
    order by file_row`.execute(tx);
  return rows;
}
