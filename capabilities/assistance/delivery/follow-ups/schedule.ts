import { addDays, type Day } from '#platform/clock/days.ts';
import type { FollowUpKind } from './contract.ts';

/** What is asked after a request is closed, and when: at once whether it helped, later what came of it. */
const schedule: readonly { kind: FollowUpKind; afterDays: number; asks: 'site' | 'liaison' }[] = [
  { kind: 'satisfaction', afterDays: 14, asks: 'site' },
  { kind: 'outcome-90', afterDays: 90, asks: 'liaison' },
  { kind: 'outcome-180', afterDays: 180, asks: 'liaison' },
];

export type Planned = { kind: FollowUpKind; dueOn: Day; ownerId: string | null; askedAtOnce: boolean };

/** The site says how satisfied it is, within two weeks; the liaison sees what came of it. */
export function followUpsOf(
  closedOn: Day,
  people: { authorId: string; liaisonId: string | null },
): Planned[] {
  return schedule.map(({ kind, afterDays, asks }) => ({
    kind,
    dueOn: addDays(closedOn, afterDays),
    ownerId: asks === 'site' ? people.authorId : people.liaisonId,
    askedAtOnce: kind === 'satisfaction',
  }));
}
