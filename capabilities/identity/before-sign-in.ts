import { sql } from 'kysely';
import type { Database, Tx } from '#platform/database/database.ts';

/**
 * The one way for sign-in to the tables of people, sessions and secrets: nobody is known yet, so there is no person
 * to narrow the transaction to. Whatever can be asked after signing in goes through the request's own handle.
 */
export function beforeSignIn<T>(
  { database }: { database: Database },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return database.asSystem('sign-in: nobody is known yet', work);
}

/** From here on the transaction's audit rows carry the person who has been recognized. */
export async function recognized(tx: Tx, personId: string): Promise<void> {
  await sql`select set_config('psp.person_id', ${personId}, true)`.execute(tx);
}
