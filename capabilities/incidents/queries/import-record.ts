import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ImportDetail, ImportRecord } from '../contract.ts';

export type { ImportRecord };

const columns = sql`
  import.id, import.number, import.title, import.state, import.state_since as "stateSince",
  jsonb_build_object('id', source.id, 'name', source.name, 'layer', source.layer) as source,
  import.mode, upload.file_name as "fileName", upload.sha256 as "fileSha256", upload.bytes as "fileBytes",
  import.snapshot_date as "snapshotDate", identity.name_of(import.started_by) as "startedBy",
  import.created_at as "createdAt", import.version, import.base_version as "baseVersion", version.id as "versionId",
  case when corrected.id is not null then
    jsonb_build_object('id', corrected.id, 'number', corrected.number) end as corrects,
  import.header, import.rows_read as "rowsRead", import.rows_accepted as "rowsAccepted",
  import.rows_set_aside as "rowsSetAside", import.rows_added as "rowsAdded", import.rows_changed as "rowsChanged",
  import.rows_withdrawn as "rowsWithdrawn", import.rows_unchanged as "rowsUnchanged",
  import.rows_live as "rowsLive", import.events, import.quality, import.problem,
  import.reading_seconds as "readingSeconds",
  case when progress.import_id is not null then jsonb_build_object(
    'rowsRead', progress.rows_read, 'bytesRead', progress.bytes_read, 'bytesTotal', progress.bytes_total,
    'startedAt', progress.started_at, 'updatedAt', progress.updated_at) end as progress`;

const tables = sql`
  incidents.import
  join incidents.source source on source.id = import.source_id
  join incidents.upload upload on upload.id = import.upload_id
  left join incidents.data_version version on version.import_id = import.id
  left join incidents.import corrected on corrected.id = import.corrects
  left join incidents.import_progress progress on progress.import_id = import.id and import.state = 'reading'`;

type Row = Omit<ImportRecord, 'stateSince' | 'createdAt'> & { stateSince: Date; createdAt: Date };

export async function readImportRecord(
  tx: Tx,
  siteId: string,
  importId: string,
): Promise<ImportRecord | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from ${tables} where import.site_id = ${siteId} and import.id = ${importId}`.execute(
    tx,
  );
  return rows[0] && recordOf(rows[0]);
}

type Transition = Omit<ImportDetail['timeline'][number], 'at'> & { at: Date; mine: boolean };

/** The record with its history, and what the asker did with it. */
export async function readImportDetail(
  tx: Tx,
  siteId: string,
  importId: string,
): Promise<ImportDetail | undefined> {
  const record = await readImportRecord(tx, siteId, importId);
  if (!record) return undefined;
  const { rows } = await sql<Transition>`
    select id, move, to_state as "to", at, identity.name_of(person_id) as "by", reason,
      coalesce(person_id = access.person_id(), false) as mine
    from platform.transition
    where subject_id = ${importId}
    order by at`.execute(tx);
  return {
    ...record,
    iMade: rows.filter((row) => row.mine).map((row) => row.move),
    timeline: rows.map(({ mine: _, at, ...transition }) => ({ ...transition, at: at.toISOString() })),
  };
}

export type ImportFilter = { state: string[]; source: string | undefined };

/** The newest first: ids are made in the order of time. */
export async function readImportRecords(
  tx: Tx,
  siteId: string,
  { state, source }: ImportFilter,
  page: { before: string | undefined; limit: number },
): Promise<ImportRecord[]> {
  const before = page.before ? sql`and import.id < ${page.before}::uuid` : sql``;
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where import.site_id = ${siteId}
      and (${state.length === 0} or import.state = any (${state}::text[]))
      and (${source ?? null}::uuid is null or import.source_id = ${source ?? null}::uuid) ${before}
    order by import.id desc
    limit ${page.limit}`.execute(tx);
  return rows.map(recordOf);
}

function recordOf(row: Row): ImportRecord {
  return { ...row, stateSince: row.stateSince.toISOString(), createdAt: row.createdAt.toISOString() };
}
