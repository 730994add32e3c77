import { z } from 'zod';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { communityAccess } from './access.ts';
import { failWith } from './errors.ts';

export const tags = ['community'];
export const needs = <const P extends keyof typeof communityAccess>(permission: P) => ({
  needs: { permission },
});
export const byId = z.object({ id: z.uuid() });
export const notFound = failWith('community.not-found', {}).failure;

/** A change answers with the record as it now stands, so that a screen needs no second question. */
export async function thenShow<T>(
  change: Promise<Outcome<{ id: string }>>,
  show: (id: string) => Promise<T | null>,
): Promise<Outcome<T>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await show(outcome.value.id);
  return found ? succeed(found) : failWith('community.not-found', {});
}
