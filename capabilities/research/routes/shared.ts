import { z } from 'zod';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

export const tags = ['research'];
export const needs = <const P extends string>(permission: P) => ({ needs: { permission } });
export const ofSite = z.object({ site: z.string() });
export const byId = z.object({ site: z.string(), id: z.uuid() });

/** A change answers with the record as it now stands, so that a screen needs no second question. */
export async function thenShow<T>(
  change: Promise<Outcome<{ id: string }>>,
  show: (id: string) => Promise<T | null>,
): Promise<Outcome<T>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await show(outcome.value.id);
  return found ? succeed(found) : failWith('research.not-found', {});
}

export const notFound = failWith('research.not-found', {}).failure;
