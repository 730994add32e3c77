import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { courtOrderMoves, courtOrderStates } from './states.ts';

const kind = z.enum(['seal', 'unseal', 'expunge'], 'Choose what the court ordered.');
const state = z.enum(courtOrderStates);

export const orderKinds = {
  seal: { label: 'Seal', says: 'Only records officers of the agencies see the case, and no queue shows it.' },
  unseal: { label: 'Unseal', says: 'The case is seen again as agreements allow.' },
  expunge: { label: 'Expunge', says: 'Everything about the case is deleted, for good. A tombstone stays.' },
} as const;
export type OrderKind = keyof typeof orderKinds;

export const OrderDraft = z.strictObject({
  agencyId: z.uuid('Choose the agency.'),
  kind,
  /** As the court names its order. */
  reference: z
    .string()
    .trim()
    .min(1, 'Type the number of the order, as the court has it.')
    .max(120, 'Keep the number of the order to 120 characters.'),
  orderedOn: z.iso.date('Give the day of the order.'),
});
export type OrderDraft = z.output<typeof OrderDraft>;

export const OrderMove = z.strictObject({
  move: z.enum(courtOrderMoves),
  reason: z.string().trim().min(1).max(1_000).optional(),
});
export type OrderMove = z.output<typeof OrderMove>;

export const orderListQuery = pageQuery.extend({
  state: z.union([state, z.array(state)]).optional(),
  kind: kind.optional(),
  /** Orders that the reader may approve, or those of their own that wait for someone else. */
  turn: z.enum(['mine', 'others']).optional(),
});
export type OrderListQuery = z.output<typeof orderListQuery>;

export const CourtOrder = z.object({
  id: z.uuid(),
  number: z.string(),
  kind,
  state,
  stateSince: z.iso.datetime(),
  caseId: z.uuid(),
  /** Null where the case is gone, or is not the reader’s to see. */
  caseNumber: z.string().nullable(),
  /** A tombstone stands for the case. */
  isGone: z.boolean(),
  agency: z.string(),
  /** As the court named it; it goes with the case. */
  reference: z.string().nullable(),
  orderedOn: z.iso.date(),
  enteredBy: z.string().nullable(),
  /** Whether the reader may approve it: never who entered it. */
  mayApprove: z.boolean(),
});
export type CourtOrder = z.output<typeof CourtOrder>;
export const orderList = pageOf(CourtOrder);

export const CourtOrderRecord = CourtOrder.extend({
  /** What stays of an expunged case. */
  tombstone: z.object({ id: z.uuid(), at: z.iso.datetime(), orderHash: z.string() }).nullable(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type CourtOrderRecord = z.output<typeof CourtOrderRecord>;
