import { z } from 'zod';
import { historyStep } from '#platform/http/contract.ts';
import { followUpWorkflow } from '../states.ts';

export const followUpKinds = {
  satisfaction: 'Satisfaction at close',
  'outcome-90': 'Outcome after 90 days',
  'outcome-180': 'Outcome after 180 days',
} as const;
export const FollowUpKind = z.enum(['satisfaction', 'outcome-90', 'outcome-180']);
export type FollowUpKind = z.infer<typeof FollowUpKind>;
export const outcomes = {
  reached: 'Reached',
  partly: 'Partly reached',
  'not-reached': 'Not reached',
  'too-early': 'Too early to say',
} as const;
export const FollowUpOutcome = z.enum(['reached', 'partly', 'not-reached', 'too-early']);
const states = Object.keys(followUpWorkflow.states) as [keyof typeof followUpWorkflow.states];
export const FollowUpState = z.enum(states);

const rating = z.number().int().min(1).max(5);
const words = z.string().trim().max(4000);
const link = z
  .url({ protocol: /^https?$/ })
  .nullable()
  .default(null);

export const SatisfactionAnswer = z.strictObject({
  timeliness: rating,
  quality: rating,
  usefulness: rating,
  words: words.default(''),
});
export const OutcomeAnswer = z.strictObject({
  outcome: FollowUpOutcome,
  words: words.min(10),
  evidenceLink: link,
});
export const FollowUpAnswer = z.union([SatisfactionAnswer, OutcomeAnswer]);
export type FollowUpAnswer = z.infer<typeof FollowUpAnswer>;

export const FollowUpSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: FollowUpState,
  stateSince: z.iso.datetime(),
  kind: FollowUpKind,
  dueOn: z.iso.date(),
  owner: z.string().nullable(),
  timeliness: rating.nullable(),
  quality: rating.nullable(),
  usefulness: rating.nullable(),
  outcome: FollowUpOutcome.nullable(),
  words: z.string().nullable(),
});
export type FollowUpSummary = z.infer<typeof FollowUpSummary>;

export const FollowUp = FollowUpSummary.extend({
  title: z.string(),
  requestId: z.uuid(),
  requestNumber: z.string(),
  wantedOutcome: z.string(),
  evidenceLink: z.string().nullable(),
  /** It is on the person asking, or on nobody yet and they may answer. */
  mayAnswer: z.boolean(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type FollowUp = z.infer<typeof FollowUp>;
