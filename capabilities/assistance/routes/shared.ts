import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { Target } from '../commands/keep-ledger.ts';
import type { AssistanceRequest } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findRequest } from '../queries/find-request.ts';

export const tags = ['assistance'];
export const read = { needs: { permission: 'assistance.read' } } as const;
export const ask = { needs: { permission: 'assistance.request' } } as const;
export const triage = { needs: { permission: 'assistance.triage' } } as const;
export const ofSite = z.object({ site: z.string() });
export const byId = z.object({ site: z.string(), id: z.uuid() });

/** A change answers with the request as it now stands, so that a screen needs no second question. */
export async function thenShow(
  tx: Tx,
  target: Target,
  now: Date,
  change: Promise<Outcome<{ id: string }>>,
): Promise<Outcome<AssistanceRequest>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await findRequest(tx, { siteId: target.siteId, id: outcome.value.id }, now);
  return found ? succeed(found) : failWith('assistance.not-found', {});
}
