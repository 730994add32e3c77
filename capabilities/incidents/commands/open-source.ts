import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { faultOfMapping } from '../checking/mapping-faults.ts';
import { noOrigin, type SourceDraft } from '../contract.ts';
import { failWith } from '../errors.ts';

/** Opens a source: one stream of files of one kind, mapped once. */
export async function openSourceIn(
  tx: Tx,
  siteId: string,
  draft: SourceDraft,
  id = uuidv7(),
): Promise<Outcome<{ id: string }>> {
  const fault = draft.mapping && faultOfMapping(draft.mapping, draft.layer);
  if (fault) return failWith('incidents.mapping-faulty', { why: fault });
  if (await isNameTaken(tx, siteId, draft.name))
    return failWith('incidents.source-name-taken', { name: draft.name });
  const { publisher, address, licence, edition } = draft.origin ?? noOrigin;
  await sql`
    insert into incidents.source (id, site_id, name, layer, mode, mapping, grouping_metres, grouping_minutes,
      publisher, web_address, licence, edition)
    values (${id}, ${siteId}, ${draft.name}, ${draft.layer}, ${draft.mode},
      ${draft.mapping && JSON.stringify(draft.mapping)}::jsonb, ${draft.grouping.metres}, ${draft.grouping.minutes},
      ${publisher}, ${address}, ${licence}, ${edition})`.execute(tx);
  await tellOfSource(tx, siteId, id);
  return succeed({ id });
}

async function isNameTaken(tx: Tx, siteId: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    select from incidents.source where site_id = ${siteId} and name = ${name}`.execute(tx);
  return rows.length > 0;
}

export async function tellOfSource(tx: Tx, siteId: string, sourceId: string): Promise<void> {
  await emitIn(tx, {
    kind: 'incidents.source-changed',
    siteId,
    subject: { table: 'incidents.source', id: sourceId },
    permission: 'incidents.read',
  });
}
