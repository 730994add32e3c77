import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Reading } from '../contract.ts';

/** The newest reading of each measure at a site. */
export async function newestReadings(tx: Tx, siteId: string): Promise<Map<string, Reading>> {
  const { rows } = await sql<Reading>`
    select distinct on (r.metric) r.metric, r.value, r.low, r.high, r.level, r.counted,
      r.period_from as "periodFrom", r.period_to as "periodTo", r.data_label as "dataLabel",
      r.data_through as "dataThrough", r.method
    from planning.reading r
    where r.site_id = ${siteId}
    order by r.metric, r.data_through desc, r.period_to desc, r.read_at desc`.execute(tx);
  return new Map(rows.map((reading) => [reading.metric, reading]));
}
