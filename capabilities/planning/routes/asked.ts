import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

export const tags = ['planning'];
export const read = { needs: { permission: 'planning.read' } } as const;
export const ofSite = z.object({ site: z.string() });
export const byId = z.object({ site: z.string(), id: z.uuid() });
export const byPart = byId.extend({ part: z.uuid() });

export const notThere = () => failWith('planning.not-found', {}).failure;

/** The day it is at the site: what is late there is late by its own calendar. */
export function todayAt({ clock }: Services, { timeZone }: { timeZone: string }): string {
  return dayIn(timeZone, clock.now());
}

/** A change answers with the record as it now stands, so that a screen needs no second question. */
export async function thenShow<T>(
  tx: Tx,
  change: Promise<Outcome<{ id: string }>>,
  show: (tx: Tx, id: string) => Promise<T | null>,
): Promise<Outcome<T>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await show(tx, outcome.value.id);
  return found ? succeed(found) : failWith('planning.not-found', {});
}
