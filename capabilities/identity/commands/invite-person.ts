import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { MembershipInput } from '../contract.ts';
import { failWith } from '../errors.ts';
import { giveMembershipIn, tell } from './membership.ts';

const INVITATION_LIFE = 7 * 24 * 60 * 60_000;

export type Issued = { personId: string; secretHash: string; expiresAt: string };

/** A person who is not known yet, their first membership, and the link that lets them in. */
export async function invitePersonIn(
  tx: Tx,
  input: MembershipInput & { name: string; email: string },
  issue: { secretHash: string; now: Date },
): Promise<Outcome<Issued>> {
  const personId = uuidv7();
  const inserted = await tx
    .insertInto('identity.person')
    .values({ id: personId, name: input.name, email: input.email.trim().toLowerCase() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return failWith('identity.email-known', {});
  const given = await giveMembershipIn(tx, personId, input);
  if (!given.ok) return given;
  return inviteAgainIn(tx, personId, issue);
}

/** Also the only way back for someone who lost what they sign in with. Earlier links stop working. */
export async function inviteAgainIn(
  tx: Tx,
  personId: string,
  { secretHash, now }: { secretHash: string; now: Date },
): Promise<Outcome<Issued>> {
  const person = await tx
    .selectFrom('identity.person')
    .select('kind')
    .where('id', '=', personId)
    .executeTakeFirst();
  if (person?.kind !== 'human') return failWith('identity.not-found', {});
  await tx
    .updateTable('identity.invitation')
    .set({ withdrawn_at: now })
    .where('person_id', '=', personId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  const expires_at = new Date(now.getTime() + INVITATION_LIFE);
  await tx
    .insertInto('identity.invitation')
    .values({ id: uuidv7(), person_id: personId, token_hash: secretHash, issued_at: now, expires_at })
    .execute();
  await tell(tx, 'identity.person-invited', personId);
  return succeed({ personId, secretHash, expiresAt: expires_at.toISOString() });
}
