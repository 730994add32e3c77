import { z } from 'zod';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

export const tags = ['summit'];
export const byId = z.object({ id: z.uuid() });
export const bySiteAndId = z.object({ site: z.string(), id: z.uuid() });
export const notFound = failWith('summit.not-found', {}).failure;
export const read = { needs: { permission: 'summit.read' } } as const;
export const run = { needs: { permission: 'summit.run' } } as const;
export const host = { needs: { permission: 'summit.host' } } as const;

/** A change answers with the record as it now stands, so that a screen needs no second question. */
export async function thenShow<T>(
  change: Promise<Outcome<{ id: string }>>,
  find: (id: string) => Promise<T | null>,
): Promise<Outcome<T>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await find(outcome.value.id);
  return found ? succeed(found) : failWith('summit.not-found', {});
}
