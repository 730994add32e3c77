import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { Run } from '../analyses/contract.ts';

export const FindingDraft = z.strictObject({
  runId: z.uuid(),
  figureKey: z.string().min(1).max(60),
  statement: z.string().trim().min(10).max(400),
  summary: z.string().trim().max(2000).nullable().default(null),
  cannotShow: z.string().trim().min(10).max(2000),
});
export const FindingChange = FindingDraft.omit({ runId: true }).extend({ revision: z.number().int() });
export type FindingDraft = z.infer<typeof FindingDraft>;
export type FindingChange = z.infer<typeof FindingChange>;

export const FindingState = z.enum(['draft', 'in-review', 'returned', 'approved', 'published', 'withdrawn']);
export const FindingSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: FindingState,
  stateSince: z.iso.datetime(),
  statement: z.string(),
  figureLabel: z.string(),
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number().nullable(),
  unit: z.string(),
  author: z.string(),
  createdAt: z.iso.datetime(),
});
export const Finding = FindingSummary.extend({
  summary: z.string().nullable(),
  cannotShow: z.string(),
  figureKey: z.string(),
  revision: z.number().int(),
  reviewer: z.string().nullable(),
  /** The moves that the person asking has made on it. */
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
  run: Run,
});
export type Finding = z.infer<typeof Finding>;
export const findingList = pageOf(FindingSummary);
export const findingListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([FindingState, z.array(FindingState)]).optional(),
});
export const MoveRequest = z.strictObject({
  move: z.enum(['submit', 'approve', 'return', 'publish', 'withdraw']),
  reason: z.string().max(1000).optional(),
});
