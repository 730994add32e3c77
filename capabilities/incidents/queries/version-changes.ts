import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { VersionChange } from '../contract.ts';

const mostShown = 500;

/** Which rows of the version before an import changed or withdrew, side by side. */
export async function readVersionChanges(tx: Tx, siteId: string, importId: string): Promise<VersionChange[]> {
  const facts = (alias: string) => sql`
    jsonb_build_object('reportNumber', ${sql.ref(`${alias}.report_number`)},
      'occurredLocal', to_char(${sql.ref(`${alias}.occurred_local`)}, 'YYYY-MM-DD HH24:MI'),
      'isFatal', ${sql.ref(`${alias}.is_fatal`)}, 'block', ${sql.ref(`${alias}.block`)},
      'district', ${sql.ref(`${alias}.district`)}, 'age', ${sql.ref(`${alias}.age`)},
      'sex', ${sql.ref(`${alias}.sex`)}, 'race', ${sql.ref(`${alias}.race`)},
      'longitude', ${sql.ref(`${alias}.longitude`)}, 'latitude', ${sql.ref(`${alias}.latitude`)})`;
  const { rows } = await sql<VersionChange>`
    select before.id, ${facts('before')} as before, case when after.id is not null then ${facts('after')} end as after
    from incidents.closing closing
    join incidents.import import on import.id = closing.import_id
    join incidents.victim before
      on before.site_id = closing.site_id and before.source_id = import.source_id and before.id = closing.row_id
    left join incidents.victim after
      on after.site_id = closing.site_id and after.source_id = import.source_id and after.id = closing.replaced_by
    where closing.site_id = ${siteId} and closing.import_id = ${importId} and closing.kind = 'victim'
    order by closing.replaced_by is null, before.occurred_at desc, before.id
    limit ${mostShown}`.execute(tx);
  return rows;
}
