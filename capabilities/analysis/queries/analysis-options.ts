import { outcomes } from '@psp/statistics';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { AnalysisOptions } from '../contract.ts';
import type { IncidentsData } from '../incidents-data.ts';

/** Outcomes that confirmed shootings can answer for; the library lists more for other layers of data. */
const answerable = ['shooting', 'homicide', 'nonfatal-shooting'] as const;

/** What a new analysis at a site can choose from, with the current data version first. */
export async function analysisOptions(
  tx: Tx,
  siteId: string,
  incidents: IncidentsData,
): Promise<AnalysisOptions> {
  const versions = await incidents.currentVersions(tx, siteId);
  return {
    versions: versions.map(({ id, label, period, dataDate }) => ({ id, label, period, dataDate })),
    outcomes: answerable.map((value) => ({ value, label: outcomes[value] })),
    rules: [...(versions[0]?.rules ?? [])],
    hasPublishedGrid: await hasPublishedGrid(tx, siteId),
  };
}

export async function hasPublishedGrid(tx: Tx, siteId: string): Promise<boolean> {
  const { rows } = await sql<{ published: boolean }>`
    select grid_origin_x is not null and grid_origin_y is not null and boundary is not null as published
    from program.site where id = ${siteId}`.execute(tx);
  return rows[0]?.published ?? false;
}
