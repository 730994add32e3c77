import { z } from 'zod';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from './errors.ts';

export const tags = ['assistance'];
export const needs = <const P extends string>(permission: P) => ({ needs: { permission } });
/** Providers read their own requests by this one too: what they see of it is for the policies to say. */
export const follows = needs('assistance.read');
export const byId = z.object({ site: z.string(), id: z.uuid() });
export const notFound = failWith('assistance.delivery-not-found', {}).failure;

/** A change answers with the record as it now stands, so that a screen needs no second question. */
export async function thenShow<T>(
  change: Promise<Outcome<{ id: string }>>,
  show: (id: string) => Promise<T | null>,
): Promise<Outcome<T>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await show(outcome.value.id);
  return found ? succeed(found) : failWith('assistance.delivery-not-found', {});
}
