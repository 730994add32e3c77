import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { Target } from './own-part.ts';

/** Settles an exception or a trigger, with what was done about it. */
export async function resolveItemIn(
  tx: Tx,
  { siteId, caseId }: Target,
  itemId: string,
  resolution: string,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql`
    update cases.queue_item
    set resolved_at = now(), resolved_by = access.person_id(), resolution = ${resolution}
    where id = ${itemId} and case_id = ${caseId} and site_id = ${siteId} and resolved_at is null
    returning 1`.execute(tx);
  return rows.length > 0 ? succeed({ id: itemId }) : failWith('cases.entry-not-found', {});
}
