import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { PurgePort } from './port.ts';

export type Owner = { siteId: string; agencyId: string; recordClass: string };

const AT_ONCE = 5000;

/** How many records are due, and how many of those a hold keeps. Asked as the system: the count is shown, never a record. */
export async function countDue(
  tx: Tx,
  port: PurgePort,
  owner: Owner,
  before: Day,
): Promise<{ due: number; held: number }> {
  const count = { due: 0, held: 0 };
  for (let after: string | null = null; ; ) {
    const ids = await port.due(tx, { ...owner, before, after, limit: AT_ONCE });
    count.due += ids.length;
    count.held += (await heldAmong(tx, owner, ids)).size;
    if (ids.length < AT_ONCE) return count;
    after = ids.at(-1)!;
  }
}

export async function heldAmong(tx: Tx, owner: Owner, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select held as id
    from sharing.held_among(${owner.siteId}, ${owner.agencyId}, ${owner.recordClass}, ${[...ids]}::uuid[]) held`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}
