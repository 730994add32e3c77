import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { type Recorded, recordEventsIn } from '../commands/record-events.ts';
import type { NewComplaint } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { EventInput } from '../legal-record/read-event.ts';
import { ownAgencies } from '../queries/reach.ts';

/** Opens a complaint, in the hands of whoever opens it. */
export async function openComplaintIn(
  tx: Tx,
  siteId: string,
  personId: string,
  draft: NewComplaint,
  now: Date,
): Promise<Outcome<Recorded>> {
  const police = (await ownAgencies(tx, siteId, 'cases.record')).find(({ side }) => side === 'police');
  if (!police) return failWith('cases.not-your-agency', {});
  const { openedOn, narrative, ...payload } = draft;
  const opened = new Date(`${openedOn}T12:00:00Z`);
  const effectiveAt = opened > now ? now : opened;
  const events: EventInput[] = [
    {
      kind: 'complaint-opened',
      effectiveAt,
      payload,
      fields: narrative ? { narrative: { text: narrative } } : {},
    },
    { kind: 'detective-assigned', effectiveAt, payload: { personId } },
  ];
  return recordEventsIn(tx, { siteId, agencyId: police.id, newCase: { openedOn }, events });
}
