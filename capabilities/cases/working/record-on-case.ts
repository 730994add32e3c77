import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { type Recorded, recordEventsIn } from '../commands/record-events.ts';
import type { CaseEvents } from '../contract.ts';
import type { EventInput } from '../legal-record/read-event.ts';
import { refuseIfLockedIn } from './lock-record.ts';
import { type PartKey, type Target, writingForIn } from './own-part.ts';

/** Adds what happened, in the name of the person’s own agency, unless a colleague is writing on it. */
export async function recordOnCaseIn(
  tx: Tx,
  target: Target,
  { seen, events }: CaseEvents,
  now: Date,
): Promise<Outcome<Recorded>> {
  const part = await writingForIn(tx, target);
  if (!part.ok) return part;
  const told = events.map((event) => ({ ...event, effectiveAt: event.effectiveAt ?? now }));
  return writeIn(tx, part.value, told, now, seen);
}

export async function writeIn(
  tx: Tx,
  { siteId, caseId, agencyId, compartmentId }: PartKey,
  events: readonly EventInput[],
  now: Date,
  seen?: number,
): Promise<Outcome<Recorded>> {
  const free = await refuseIfLockedIn(tx, { siteId, caseId, agencyId, compartmentId }, now);
  if (!free.ok) return free;
  return recordEventsIn(tx, { siteId, caseId, agencyId, events, seen });
}
