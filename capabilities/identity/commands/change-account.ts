import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { hashOf } from '../secrets/tokens.ts';

type Own = { personId: string; sessionId: string | null };

/** Whoever had the old password is out everywhere else; this session goes on under a new token. */
export async function changePasswordIn(
  tx: Tx,
  { personId, sessionId }: Own,
  change: { hash: string; token: string; now: Date },
): Promise<Outcome<null>> {
  const { hash, now } = change;
  await tx
    .insertInto('identity.password')
    .values({ person_id: personId, hash, changed_at: now })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, changed_at: now }))
    .execute();
  await endOtherSessionsIn(tx, { personId, sessionId }, now);
  if (sessionId) await rotateTokenIn(tx, sessionId, change.token);
  return succeed(null);
}

export async function rotateTokenIn(tx: Tx, sessionId: string, token: string): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ token_hash: hashOf(token) })
    .where('id', '=', sessionId)
    .execute();
}

export async function endOtherSessionsIn(tx: Tx, { personId, sessionId }: Own, now: Date): Promise<number> {
  let others = tx
    .updateTable('identity.session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null);
  if (sessionId) others = others.where('id', '<>', sessionId);
  return Number((await others.executeTakeFirst()).numUpdatedRows);
}

export async function endOneSessionIn(tx: Tx, sessionId: string, now: Date): Promise<Outcome<null>> {
  const ended = await tx
    .updateTable('identity.session')
    .set({ ended_at: now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n ? succeed(null) : failWith('identity.not-found', {});
}

export async function removeAuthenticatorIn(tx: Tx, personId: string): Promise<Outcome<null>> {
  if (await isLastFactor(tx, { besides: 'authenticator' })) return failWith('identity.last-factor', {});
  await tx.deleteFrom('identity.recovery_code').where('person_id', '=', personId).execute();
  const removed = await tx
    .deleteFrom('identity.authenticator')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n ? succeed(null) : failWith('identity.not-found', {});
}

export async function removePasskeyIn(tx: Tx, passkeyId: string): Promise<Outcome<null>> {
  if (await isLastFactor(tx, { besides: passkeyId })) return failWith('identity.last-factor', {});
  const removed = await tx.deleteFrom('identity.passkey').where('id', '=', passkeyId).executeTakeFirst();
  return removed.numDeletedRows === 1n ? succeed(null) : failWith('identity.not-found', {});
}

/** A role that sees operational records is never left without a second step. */
async function isLastFactor(tx: Tx, { besides }: { besides: string }): Promise<boolean> {
  const { rows } = await sql<{ last: boolean }>`
    select exists (
        select from identity.membership m
        join access.role r on r.name = m.role
        where m.person_id = access.person_id() and r.operational and identity.in_force(m)
      )
      and not exists (
        select from identity.authenticator
        where person_id = access.person_id() and confirmed_at is not null and ${besides} <> 'authenticator'
      )
      and not exists (
        select from identity.passkey where person_id = access.person_id() and id::text <> ${besides}
      ) as last`.execute(tx);
  return rows[0]!.last;
}
