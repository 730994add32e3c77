import type { LegalEvent } from './kinds.ts';
import { readComplaintOpened, readOnComplaint } from './read-police.ts';
import { emptyReading } from './reading.ts';
import { nameOf } from './settle.ts';

/** Written by the platform in the name of the office that was referred to. */
export const RECEIPT_SOURCE = 'psp-receipt';

/**
 * A referral by police is a receipt at the prosecutor’s office, whether or not the office’s own system says so. The
 * receipts that nobody told, one for each referral that stands.
 */
export function missingReceipts(settled: readonly LegalEvent[]): LegalEvent[] {
  const told = new Set(
    settled
      .filter(({ kind }) => kind === 'referral-received')
      .map(({ agencyId, payload }) => `${agencyId} ${payload.fromAgencyId} ${payload.round}`),
  );
  return referralsThatFit(settled).flatMap((event) => {
    const { toAgencyId, round, charges } = event.payload;
    const name = `${toAgencyId} ${event.agencyId} ${round}`;
    if (told.has(name)) return [];
    told.add(name);
    return [
      {
        ...event,
        agencyId: String(toAgencyId),
        agencyKind: 'prosecutor',
        source: RECEIPT_SOURCE,
        sourceKey: receiptKey(event),
        revision: 1,
        kind: 'referral-received',
        payload: { round, fromAgencyId: event.agencyId, charges: charges ?? [] },
        fields: {},
      },
    ];
  });
}

/** Receipts whose referral no longer stands, or stands for another round, office or day. */
export function staleReceipts(settled: readonly LegalEvent[]): LegalEvent[] {
  const referrals = new Map(referralsThatFit(settled).map((event) => [receiptKey(event), event]));
  return settled.filter((event) => {
    if (event.source !== RECEIPT_SOURCE) return false;
    const referral = referrals.get(event.sourceKey);
    return (
      !referral ||
      referral.payload.toAgencyId !== event.agencyId ||
      referral.payload.round !== event.payload.round ||
      referral.effectiveAt.getTime() !== event.effectiveAt.getTime()
    );
  });
}

/** What could not have happened was received by nobody. */
function referralsThatFit(settled: readonly LegalEvent[]): LegalEvent[] {
  if (!settled.some(({ kind }) => kind === 'referred')) return [];
  const reading = emptyReading();
  for (const event of settled) {
    if (event.kind === 'complaint-opened') readComplaintOpened(reading, event as never);
    else if (ON_COMPLAINT.has(event.kind)) readOnComplaint(reading, event);
  }
  const misfits = new Set(reading.exceptions.map(({ factKey }) => factKey));
  return settled.filter((event) => event.kind === 'referred' && !misfits.has(nameOf(event)));
}

const ON_COMPLAINT = new Set([
  'referred',
  'complaint-inactivated',
  'complaint-cleared-by-exception',
  'complaint-reopened',
]);

function receiptKey({ agencyId, source, sourceKey }: LegalEvent): string {
  return `${agencyId}/${source}/${sourceKey}`.slice(-120);
}
