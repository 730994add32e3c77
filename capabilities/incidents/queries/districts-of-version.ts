import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { readDataVersion } from './data-version.ts';

/** The districts that the records of a version name, in their order. */
export async function districtsOfVersion(tx: Tx, versionId: string): Promise<string[]> {
  const version = await readDataVersion(tx, versionId);
  if (!version) return [];
  const { rows } = await sql<{ district: string }>`
    select distinct district
    from incidents.victim
    where site_id = ${version.siteId} and source_id = ${version.source.id} and district is not null
      and from_version <= ${version.version} and (to_version is null or to_version > ${version.version})
    order by district`.execute(tx);
  return rows.map(({ district }) => district);
}
