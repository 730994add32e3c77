import type { FastifyRequest } from 'fastify';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { hashOf } from '../secrets/tokens.ts';

/**
 * A write whose answer carries a secret. The answer of the first try is kept for its idempotency key, so the secret
 * may not be in it; a repeat can't show it again and says so.
 */
export async function writeShownOnce<T extends { secretHash: string }>(
  request: FastifyRequest,
  secret: string,
  work: (tx: Tx, secretHash: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const secretHash = hashOf(secret);
  const outcome = await request.write((tx) => work(tx, secretHash));
  if (outcome.ok && outcome.value.secretHash !== secretHash) return failWith('identity.shown-once', {});
  return outcome;
}
