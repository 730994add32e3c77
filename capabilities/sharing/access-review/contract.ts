import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';

const moment = z.iso.datetime();

export const standings = ['open', 'due soon', 'overdue', 'complete', 'completed late'] as const;
export const decisions = ['keep', 'end'] as const;

export const ReviewSummary = z.object({
  id: z.uuid(),
  agency: z.string(),
  quarter: z.string(),
  openedAt: moment,
  dueOn: z.iso.date(),
  completedAt: moment.nullable(),
  standing: z.enum(standings),
  /** Days until it is due; below zero when they are over. */
  days: z.number().int(),
  memberships: z.number().int(),
  undecided: z.number().int(),
  ended: z.number().int(),
  unused: z.number().int(),
});
export type ReviewSummary = z.infer<typeof ReviewSummary>;
export const reviewList = pageOf(ReviewSummary);
export const reviewListQuery = pageQuery.extend({
  show: z.enum(['open', 'overdue', 'complete']).optional(),
});

export const ReviewLine = z.object({
  id: z.uuid(),
  membershipId: z.uuid(),
  person: z.string(),
  role: z.string(),
  /** Names of sites; none for every site. */
  sites: z.array(z.string()),
  memberSince: moment,
  lastUsedAt: moment.nullable(),
  unused: z.boolean(),
  isMine: z.boolean(),
  decision: z.enum(['keep', 'end', 'ended before']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  reason: z.string().nullable(),
  carriedOutAt: moment.nullable(),
  heldUp: z.string().nullable(),
});
export type ReviewLine = z.infer<typeof ReviewLine>;
export const Review = ReviewSummary.extend({ lines: z.array(ReviewLine), mayAttest: z.boolean() });
export type Review = z.infer<typeof Review>;

export const Attestation = z.strictObject({
  decision: z.enum(decisions),
  reason: z.string().trim().max(1000).default(''),
});
export type Attestation = z.infer<typeof Attestation>;
