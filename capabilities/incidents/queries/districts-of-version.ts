import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { readDataVersion } from './data-version.ts';

const inOrder = new Intl.Collator('en-US', { numeric: true });

/** The districts that the records of a version name, 2 before 12. */
export async function districtsOfVersion(tx: Tx, versionId: string): Promise<string[]> {
  const version = await readDataVersion(tx, versionId);
  if (!version) return [];
  const { rows } = await sql<{ district: string }>`
    select distinct district
    from incidents.victim
    where site_id = ${version.siteId} and source_id = ${version.source.id} and district is not null
      and from_version <= ${version.version} and (to_version is null or to_version > ${version.version})`.execute(
    tx,
  );
  return rows.map(({ district }) => district).sort(inOrder.compare);
}
