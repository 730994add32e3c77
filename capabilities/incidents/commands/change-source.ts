import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { faultOfMapping } from '../checking/mapping-faults.ts';
import type { Layer, SourceChange, SourceOrigin } from '../contract.ts';
import { failWith } from '../errors.ts';
import { tellOfSource } from './open-source.ts';

/** Changes what the next file is read with; versions made before keep the mapping they were made with. */
export async function changeSourceIn(
  tx: Tx,
  siteId: string,
  sourceId: string,
  change: SourceChange,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ layer: Layer }>`
    select layer from incidents.source where id = ${sourceId} and site_id = ${siteId} for update`.execute(tx);
  if (!rows[0]) return failWith('incidents.source-missing', {});
  const fault = change.mapping && faultOfMapping(change.mapping, rows[0].layer);
  if (fault) return failWith('incidents.mapping-faulty', { why: fault });
  await sql`
    update incidents.source set
      name = coalesce(${change.name ?? null}, name),
      mode = coalesce(${change.mode ?? null}, mode),
      mapping = coalesce(${change.mapping ? JSON.stringify(change.mapping) : null}::jsonb, mapping),
      grouping_metres = coalesce(${change.grouping?.metres ?? null}, grouping_metres),
      grouping_minutes = coalesce(${change.grouping?.minutes ?? null}, grouping_minutes)
    where id = ${sourceId}`.execute(tx);
  if (change.origin) await writeOrigin(tx, sourceId, change.origin);
  await tellOfSource(tx, siteId, sourceId);
  return succeed({ id: sourceId });
}

/** Replaced as a whole: what is left empty is no longer said. */
async function writeOrigin(
  tx: Tx,
  sourceId: string,
  { publisher, address, licence, edition }: SourceOrigin,
): Promise<void> {
  await sql`
    update incidents.source set publisher = ${publisher}, web_address = ${address}, licence = ${licence},
      edition = ${edition}
    where id = ${sourceId}`.execute(tx);
}
