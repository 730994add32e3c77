import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Resource } from '../contract.ts';
import { summaryColumns } from './search-library.ts';

type Row = Omit<Resource, 'stateSince' | 'versions' | 'iMade' | 'timeline'> & { stateSince: Date };
type VersionRow = Omit<Resource['versions'][number], 'proposedAt'> & { proposedAt: Date };

/** A version of a resource with the other versions and everything that happened to it. */
export async function findResource(tx: Tx, id: string): Promise<Resource | null> {
  const { rows } = await sql<Row>`
    select ${summaryColumns}, v.licence_note as "licenceNote", v.url, v.what_changed as "whatChanged", v.revision,
      case when u.id is null then null else jsonb_build_object(
        'name', u.file_name, 'bytes', u.bytes, 'mediaType', u.media_type, 'uploadId', u.id) end as file,
      coalesce(identity.name_of(v.proposed_by), 'A colleague') as "proposedBy",
      v.proposed_by = access.person_id() as "isMine",
      exists (
        select from community.helped h where h.resource_id = v.resource_id and h.person_id = access.person_id()
      ) as "helpedMe",
      r.listed_version_id is not distinct from v.id as "isCurrent"
    from community.resource_version v
    join community.resource r on r.id = v.resource_id
    left join community.upload u on u.id = v.upload_id
    where v.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { stateSince, ...resource } = row;
  return {
    ...resource,
    stateSince: stateSince.toISOString(),
    versions: await versionsOf(tx, row.resourceId),
    ...(await historyOf(tx, 'library-resource', id)),
  };
}

async function versionsOf(tx: Tx, resourceId: string): Promise<Resource['versions']> {
  const { rows } = await sql<VersionRow>`
    select v.id, v.version, v.state, v.what_changed as "whatChanged", v.proposed_at as "proposedAt",
      r.listed_version_id is not distinct from v.id as "isCurrent"
    from community.resource_version v
    join community.resource r on r.id = v.resource_id
    where v.resource_id = ${resourceId}
    order by v.version desc`.execute(tx);
  return rows.map(({ proposedAt, ...version }) => ({ ...version, proposedAt: proposedAt.toISOString() }));
}

/** The file of a version that the person may read. */
export async function fileOf(
  tx: Tx,
  versionId: string,
): Promise<{ sha256: string; name: string; mediaType: string } | null> {
  const { rows } = await sql<{ sha256: string; name: string; mediaType: string }>`
    select u.sha256, u.file_name as name, u.media_type as "mediaType"
    from community.resource_version v
    join community.upload u on u.id = v.upload_id
    where v.id = ${versionId}`.execute(tx);
  return rows[0] ?? null;
}
