import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Source } from '../contract.ts';

/** As JSON, of whatever source is in hand. */
export const originOf = sql`jsonb_build_object('publisher', source.publisher, 'address', source.web_address,
  'licence', source.licence, 'edition', source.edition)`;

/** The sources of a site, or the named one, each with the file it is busy with. */
export async function readSources(tx: Tx, siteId: string, sourceId?: string): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select source.id, source.name, source.layer, source.mode, source.mapping,
      jsonb_build_object('metres', source.grouping_metres, 'minutes', source.grouping_minutes) as grouping,
      ${originOf} as origin, source.current_version as "currentVersion",
      case when open.id is not null then
        jsonb_build_object('id', open.id, 'number', open.number, 'state', open.state) end as "openImport"
    from incidents.source
    left join incidents.import open
      on open.source_id = source.id and open.state in ('received', 'reading', 'checked')
    where source.site_id = ${siteId}
      and (${sourceId ?? null}::uuid is null or source.id = ${sourceId ?? null}::uuid)
    order by source.layer = 'confirmed_shooting' desc, source.name`.execute(tx);
  return rows;
}
