import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { beforeSignIn } from './before-sign-in.ts';
import { failWith } from './errors.ts';
import { keyedHash } from './secrets/sealing.ts';

const FAILURES_IN_A_ROW = 5;
const MINUTE = 60_000;
const LOCK = 10 * MINUTE;

export type Try = { emailHash: string; inARow: number };

/**
 * Counts the try as failed before looking at it, so that many at once can't slip past the count; a success takes it
 * back. The count goes by the e-mail typed, known or not, so that being locked tells nothing about who exists.
 */
export async function beginTry(services: Services, email: string): Promise<Outcome<Try>> {
  const now = services.clock.now();
  const emailHash = keyedHash(email, 'failed tries', services.secret);
  const { inARow, lockedUntil } = await beforeSignIn(services, (tx) => countTry(tx, emailHash, now));
  if (inARow <= FAILURES_IN_A_ROW) return { ok: true, value: { emailHash, inARow } };
  const wait = lockedUntil ? lockedUntil.getTime() - now.getTime() : LOCK;
  return failWith('identity.locked-out', { minutes: Math.max(1, Math.ceil(wait / MINUTE)) });
}

async function countTry(tx: Tx, emailHash: string, now: Date) {
  const { rows } = await sql<{ inARow: number; lockedUntil: Date | null }>`
    insert into identity.failed_tries as f (email_hash, in_a_row, last_at) values (${emailHash}, 1, ${now})
    on conflict (email_hash) do update set
      in_a_row = case when f.locked_until <= ${now} then 1 else f.in_a_row + 1 end,
      locked_until = case
        when f.locked_until <= ${now} then null
        when f.locked_until is null and f.in_a_row + 1 >= ${FAILURES_IN_A_ROW} then ${new Date(now.getTime() + LOCK)}
        else f.locked_until
      end,
      last_at = ${now}
    returning in_a_row as "inARow", locked_until as "lockedUntil"`.execute(tx);
  return rows[0]!;
}

/** The person is fully signed in: the row of failures is broken. */
export async function forgetFailures(tx: Tx, tried: Try): Promise<void> {
  await tx.deleteFrom('identity.failed_tries').where('email_hash', '=', tried.emailHash).execute();
}

/** Half-way in: this try was no failure, but earlier ones still count, or a known password would reset the count of guessed codes. */
export async function takeBackTry(tx: Tx, tried: Try): Promise<void> {
  await sql`update identity.failed_tries
    set in_a_row = greatest(in_a_row - 1, 0),
      locked_until = case when in_a_row - 1 >= ${FAILURES_IN_A_ROW} then locked_until end
    where email_hash = ${tried.emailHash}`.execute(tx);
}

/** Leaves a trace of the failure, and tells of the lock when this was the one too many. */
export async function noteFailure(
  tx: Tx,
  failed: { tried: Try; personId: string | null; by: string },
): Promise<void> {
  const { tried, personId, by } = failed;
  await sql`select platform.record_audit('refused', 'identity.session', null, null, null,
    ${JSON.stringify({ by, inARow: tried.inARow, emailHash: tried.emailHash })}::jsonb)`.execute(tx);
  if (personId === null || tried.inARow !== FAILURES_IN_A_ROW) return;
  await emitIn(tx, {
    kind: 'identity.sign-in-locked',
    siteId: null,
    subject: { table: 'identity.person', id: personId },
    permission: 'identity.administer',
  });
}
