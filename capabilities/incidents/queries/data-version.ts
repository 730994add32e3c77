import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { DataVersion } from '../contract.ts';
import { originOf } from './sources.ts';

const columns = sql`
  version.id, version.version, version.site_id as "siteId",
  jsonb_build_object('id', source.id, 'name', source.name, 'layer', source.layer, 'origin', ${originOf}) as source,
  jsonb_build_object('id', import.id, 'number', import.number) as import,
  version.version = source.current_version as "isCurrent",
  version.file_name as "fileName", version.file_sha256 as "fileSha256", version.file_bytes as "fileBytes",
  version.snapshot_date as "snapshotDate", version.grouping_metres as "groupingMetres",
  version.grouping_minutes as "groupingMinutes",
  version.rows_read as "rowsRead", version.rows_accepted as "rowsAccepted",
  version.rows_set_aside as "rowsSetAside", version.rows_added as "rowsAdded",
  version.rows_changed as "rowsChanged", version.rows_withdrawn as "rowsWithdrawn",
  version.rows_live as "rowsLive", version.events, version.quality,
  identity.name_of(version.accepted_by) as "acceptedBy", version.accepted_at as "acceptedAt"`;

const tables = sql`
  incidents.data_version version
  join incidents.source source on source.id = version.source_id
  join incidents.import import on import.id = version.import_id`;

type Row = Omit<DataVersion, 'acceptedAt'> & { acceptedAt: Date };

/** What a trace ends at: the file, its hash, and what became of its rows. */
export async function readDataVersion(tx: Tx, versionId: string): Promise<DataVersion | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where version.id = ${versionId}`.execute(
    tx,
  );
  return rows[0] && versionOf(rows[0]);
}

/** The current version of each source of a site, or of the named one. */
export async function readCurrentVersions(tx: Tx, siteId: string, sourceId?: string): Promise<DataVersion[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where version.site_id = ${siteId} and version.version = source.current_version
      and (${sourceId ?? null}::uuid is null or source.id = ${sourceId ?? null}::uuid)
    order by source.layer = 'confirmed_shooting' desc, source.name`.execute(tx);
  return rows.map(versionOf);
}

/** All versions of a source, the newest first. */
export async function readVersionsOfSource(tx: Tx, siteId: string, sourceId: string): Promise<DataVersion[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where version.site_id = ${siteId} and version.source_id = ${sourceId}
    order by version.version desc
    limit 200`.execute(tx);
  return rows.map(versionOf);
}

function versionOf(row: Row): DataVersion {
  return { ...row, acceptedAt: row.acceptedAt.toISOString() };
}
