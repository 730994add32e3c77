import { z } from 'zod';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

export const tags = ['meetings'];
export const ofSite = z.object({ site: z.string() });
export const byId = z.object({ site: z.string(), id: z.uuid() });
export const notFound = failWith('meetings.not-found', {}).failure;

/** A change answers with the record as it now stands, so that a screen needs no second question. */
export async function thenShow<T>(
  change: Promise<Outcome<{ id: string }>>,
  find: (id: string) => Promise<T | null>,
): Promise<Outcome<T>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await find(outcome.value.id);
  return found ? succeed(found) : failWith('meetings.not-found', {});
}
