import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { VersionFile } from '../contract.ts';
import { type FileRead, followSetAside } from '../origin/follow-set-aside.ts';

type Row = Omit<FileRead, 'acceptedAt'> & { acceptedAt: Date };

/**
 * Every file that a version rests on, the newest last. A file that was appended, as each correction is, rests on
 * the versions before it; a full extract rests on none.
 */
export async function readFilesOfVersion(tx: Tx, versionId: string): Promise<VersionFile[]> {
  const { rows } = await sql<Row>`
    select jsonb_build_object('id', import.id, 'number', import.number) as import, version.version,
      case when import.corrects is not null then 'correction' else import.mode end as kind,
      corrected.number as corrects, version.file_name as "fileName", version.file_sha256 as sha256,
      version.file_bytes as bytes, version.snapshot_date as "takenOn", version.accepted_at as "acceptedAt",
      version.rows_read as "rowsRead", version.rows_accepted as "rowsAccepted",
      case when import.mode = 'append' then version.rows_accepted - version.rows_added else 0 end
        as "rowsAlreadyHeld",
      version.rows_set_aside as "rowsSetAside", version.quality -> 'setAside' as "setAside"
    from incidents.data_version asked
    join incidents.data_version version
      on version.source_id = asked.source_id and version.version <= asked.version
    join incidents.import import on import.id = version.import_id
    left join incidents.import corrected on corrected.id = import.corrects
    where asked.id = ${versionId}
      and version.version >= coalesce((
        select max(whole.version)
        from incidents.import whole
        where whole.source_id = asked.source_id and whole.version <= asked.version
          and whole.mode = 'full_extract' and whole.state in ('accepted', 'superseded')), 0)
    order by version.version`.execute(tx);
  return followSetAside(rows.map((row) => ({ ...row, acceptedAt: row.acceptedAt.toISOString() })));
}
