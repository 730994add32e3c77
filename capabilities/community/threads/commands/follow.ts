import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';

/** Following a thread counts its new posts for whoever follows, until they open it. */
export async function followIn(tx: Tx, threadId: string, follows: boolean): Promise<void> {
  if (follows) {
    await sql`insert into community.following (id, thread_id) values (${uuidv7()}, ${threadId})
      on conflict (thread_id, person_id) do update set seen_at = now()`.execute(tx);
  } else {
    await sql`delete from community.following
      where thread_id = ${threadId} and person_id = access.person_id()`.execute(tx);
  }
}

/** Opening a thread is having seen it. */
export async function seeIn(tx: Tx, threadId: string): Promise<void> {
  await sql`update community.following set seen_at = now()
    where thread_id = ${threadId} and person_id = access.person_id()`.execute(tx);
}
