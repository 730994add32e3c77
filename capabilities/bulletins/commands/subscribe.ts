import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

/** Each for themselves: nobody puts another on the list. */
export async function subscribeIn(tx: Tx, siteId: string, subscribed: boolean): Promise<void> {
  if (subscribed) {
    await sql`insert into bulletins.subscription (site_id, person_id) values (${siteId}, access.person_id())
      on conflict do nothing`.execute(tx);
  } else {
    await sql`delete from bulletins.subscription
      where site_id = ${siteId} and person_id = access.person_id()`.execute(tx);
  }
}
