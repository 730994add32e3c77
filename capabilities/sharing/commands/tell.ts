import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { SharingEvent } from '../events.ts';

type Told = { id: string; siteId: string; number: string; reason?: string | undefined };

export async function tellOfAgreement(tx: Tx, kind: SharingEvent, told: Told): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId: told.siteId,
    subject: { table: 'sharing.agreement', id: told.id },
    permission: 'sharing.read',
    payload: { number: told.number, ...(told.reason ? { reason: told.reason } : {}) },
  });
}

/** A person tells only what they may hear themselves: whoever breaks glass, of that; its reviewers, of the review. */
export async function tellOfGlass(tx: Tx, kind: SharingEvent, told: Told): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId: told.siteId,
    subject: { table: 'sharing.broken_glass', id: told.id },
    permission: 'sharing.read',
    payload: { number: told.number },
  });
}
