import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { FunnelCell } from '../figures/funnel.ts';
import type { FactSource } from './tallies.ts';

/** Of each offense and year of complaint, how many came how far. */
export async function readFunnel(tx: Tx, { siteId }: FactSource): Promise<FunnelCell[]> {
  const { rows } = await sql<FunnelCell>`
    select offense, complaint_year as year, furthest, count(*)::integer as count
    from cases.measured
    where site_id = ${siteId}
    group by 1, 2, 3`.execute(tx);
  return rows;
}
