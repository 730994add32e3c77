import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { MembershipInput } from '../contract.ts';
import { giveMembershipIn } from './membership.ts';

/**
 * Someone from a list that the program kept: known from now on, with their role, and told of nothing. An invitation
 * is a step of its own.
 */
export async function bringInPersonIn(
  tx: Tx,
  input: MembershipInput & { name: string; email: string },
): Promise<Outcome<{ personId: string }>> {
  const personId = await personOf(tx, input);
  const given = await giveMembershipIn(tx, personId, input);
  return given.ok ? succeed({ personId }) : given;
}

async function personOf(tx: Tx, { name, email }: { name: string; email: string }): Promise<string> {
  const known = await tx
    .selectFrom('identity.person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  if (known) return known.id;
  const id = uuidv7();
  await tx.insertInto('identity.person').values({ id, name, email }).execute();
  return id;
}
