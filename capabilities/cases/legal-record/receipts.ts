import type { LegalEvent } from './kinds.ts';

/**
 * A referral by police is a receipt at the prosecutor’s office, whether or not the office’s own system says so. The
 * receipts that nobody told, one for each referral that stands.
 */
export function missingReceipts(standing: readonly LegalEvent[]): LegalEvent[] {
  const told = new Set(
    standing
      .filter(({ kind }) => kind === 'referral-received')
      .map(({ agencyId, payload }) => `${agencyId} ${payload.fromAgencyId} ${payload.round}`),
  );
  const missing: LegalEvent[] = [];
  for (const event of standing) {
    if (event.kind !== 'referred') continue;
    const { toAgencyId, round, charges } = event.payload;
    const name = `${toAgencyId} ${event.agencyId} ${round}`;
    if (told.has(name)) continue;
    told.add(name);
    missing.push({
      ...event,
      agencyId: String(toAgencyId),
      agencyKind: 'prosecutor',
      source: RECEIPT_SOURCE,
      sourceKey: receiptKey(event),
      revision: 1,
      kind: 'referral-received',
      payload: { round, fromAgencyId: event.agencyId, charges: charges ?? [] },
      fields: {},
    });
  }
  return missing;
}

/** Written by the platform in the name of the office that was referred to. */
export const RECEIPT_SOURCE = 'psp-receipt';

export function receiptKey({ agencyId, source, sourceKey }: LegalEvent): string {
  return `${agencyId}/${source}/${sourceKey}`.slice(-120);
}

/** Receipts whose referral no longer stands, or stands for another round or office. */
export function staleReceipts(standing: readonly LegalEvent[]): LegalEvent[] {
  const referrals = new Map(
    standing.filter(({ kind }) => kind === 'referred').map((event) => [receiptKey(event), event]),
  );
  return standing.filter((event) => {
    if (event.source !== RECEIPT_SOURCE) return false;
    const referral = referrals.get(event.sourceKey);
    return (
      !referral ||
      referral.payload.toAgencyId !== event.agencyId ||
      referral.payload.round !== event.payload.round
    );
  });
}
