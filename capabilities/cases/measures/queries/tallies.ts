import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Tally } from '../figures/hide-small.ts';

/** Facts of a site, as whoever asks may read them. */
export type FactSource = { siteId: string; asOf: string };

/** Counts of facts by two things. What has no row or no column is not counted. */
export async function tally(
  tx: Tx,
  source: FactSource,
  asked: { row: RawBuilder<unknown>; column: RawBuilder<unknown>; where?: RawBuilder<unknown> },
): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select t."row", t."column", count(*)::integer as count
    from (
      select (${asked.row})::text as "row", (${asked.column})::text as "column"
      from cases.measured f
      where f.site_id = ${source.siteId} and ${asked.where ?? sql`true`}
    ) t
    where t."row" is not null and t."column" is not null
    group by 1, 2`.execute(tx);
  return rows;
}
