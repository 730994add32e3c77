import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Subscription } from '../contract.ts';

/** Whether the person asking has the site’s bulletins by e-mail, and where they go. */
export async function mySubscription(tx: Tx, siteId: string): Promise<Subscription> {
  const { rows } = await sql<{ since: Date | null; email: string | null; subscribers: number }>`
    select
      (select since from bulletins.subscription
        where site_id = ${siteId} and person_id = access.person_id()) as since,
      (select email from identity.person where id = access.person_id()) as email,
      (select count(*) from bulletins.subscription where site_id = ${siteId}) as subscribers`.execute(tx);
  const { since, email, subscribers } = rows[0]!;
  return { subscribed: since !== null, since: since?.toISOString() ?? null, email, subscribers };
}
