import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import type { ConflictDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { told } from './describe-provider.ts';

type Done = Outcome<{ id: string }>;

/** A provider says where it may not work, and why; or those who offer requests of that site say it for it. */
export async function declareConflictIn(tx: Tx, id: string, { site, reason }: ConflictDraft): Promise<Done> {
  const { rows } = await sql<{ siteId: string; mine: boolean; declared: boolean }>`
    select s.id as "siteId",
      p.id in (select assistance.my_providers()) or s.id in (select access.sites_for('assistance.offer')) as mine,
      exists (select from assistance.provider_conflict c
        where c.provider_id = p.id and c.site_id = s.id and c.ended_at is null) as declared
    from assistance.provider p join program.site s on s.slug = ${site}
    where p.id = ${id}`.execute(tx);
  if (!rows[0]) return failWith('assistance.provider-not-found', {});
  if (!rows[0].mine) return failWith('assistance.provider-not-yours', {});
  if (rows[0].declared) return failWith('assistance.conflict-declared', {});
  await sql`insert into assistance.provider_conflict (id, site_id, provider_id, reason)
    values (${uuidv7()}, ${rows[0].siteId}, ${id}, ${reason})`.execute(tx);
  return told(tx, id);
}

/** Those who offer requests of the site end it, never the provider itself; the row stays with both reasons. */
export async function endConflictIn(
  tx: Tx,
  { id, conflictId }: { id: string; conflictId: string },
  reason: string,
): Promise<Done> {
  const { numAffectedRows } = await sql`update assistance.provider_conflict
    set ended_at = now(), ended_because = ${reason}
    where id = ${conflictId} and provider_id = ${id} and ended_at is null
      and site_id in (select access.sites_for('assistance.offer'))`.execute(tx);
  if (!numAffectedRows) return failWith('assistance.conflict-not-found', {});
  return told(tx, id);
}
