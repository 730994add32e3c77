import type { FastifyRequest } from 'fastify';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { hashOf } from '../secrets/tokens.ts';

/** A change of who can get in waits until the person has shown lately that it is still them. */
export function writeAfterStepUp<T>(
  { clock }: Services,
  request: FastifyRequest,
  work: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return request.write(async (tx) => {
    const until = await stepUpUntil(tx, request.principal?.sessionId ?? null);
    return until !== null && until > clock.now() ? work(tx) : failWith('identity.confirm-first', {});
  });
}

/**
 * A write whose answer carries a secret. The answer of the first try is kept for its idempotency key, so the secret
 * may not be in it; a repeat can't show it again and says so.
 */
export async function writeShownOnce<T extends { secretHash: string }>(
  services: Services,
  request: FastifyRequest,
  secret: string,
  work: (tx: Tx, secretHash: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const secretHash = hashOf(secret);
  const outcome = await writeAfterStepUp(services, request, (tx) => work(tx, secretHash));
  if (outcome.ok && outcome.value.secretHash !== secretHash) return failWith('identity.shown-once', {});
  return outcome;
}

async function stepUpUntil(tx: Tx, sessionId: string | null): Promise<Date | null> {
  if (sessionId === null) return null;
  const session = await tx
    .selectFrom('identity.session')
    .select('step_up_until')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return session?.step_up_until ?? null;
}
