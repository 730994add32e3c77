import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PositionKey } from './contract.ts';

/** On whom a site's work falls today: whoever acts in the position, else its regular holder; `null` while it is vacant. */
export async function positionHolder(tx: Tx, siteId: string, position: PositionKey): Promise<string | null> {
  const { rows } = await sql<{ holder: string | null }>`
    select program.position_holder(${siteId}, ${position}) as holder`.execute(tx);
  return rows[0]?.holder ?? null;
}
