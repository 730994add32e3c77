import { z } from 'zod';
import { courtOrderMoves } from './states.ts';

export const orderKinds = {
  seal: { label: 'Seal', says: 'Only records officers of the agencies see the case, and no queue shows it.' },
  unseal: { label: 'Unseal', says: 'The case is seen again as agreements allow.' },
  expunge: { label: 'Expunge', says: 'Everything about the case is deleted, for good. A tombstone stays.' },
} as const;
export type OrderKind = keyof typeof orderKinds;

export const OrderDraft = z.strictObject({
  agencyId: z.uuid(),
  kind: z.enum(['seal', 'unseal', 'expunge']),
  /** As the court names its order. */
  reference: z.string().trim().min(1).max(120),
  orderedOn: z.iso.date(),
});
export type OrderDraft = z.output<typeof OrderDraft>;

export const OrderMove = z.strictObject({
  move: z.enum(courtOrderMoves),
  reason: z.string().trim().min(1).max(1_000).optional(),
});
export type OrderMove = z.output<typeof OrderMove>;

export const CourtOrder = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(['seal', 'unseal', 'expunge']),
  state: z.string(),
  stateSince: z.date(),
  /** Null where the case is gone, or was never seen by the reader. */
  caseNumber: z.string().nullable(),
  caseId: z.uuid(),
  agencyId: z.uuid(),
  reference: z.string().nullable(),
  orderedOn: z.string(),
  /** Whether the reader may approve it: never who entered it. */
  mayApprove: z.boolean(),
});
export type CourtOrder = z.output<typeof CourtOrder>;
