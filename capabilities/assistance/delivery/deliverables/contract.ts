import { z } from 'zod';
import { historyStep } from '#platform/http/contract.ts';
import { deliverableWorkflow } from '../states.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);

export const deliverableKinds = {
  assessment: 'Assessment',
  'plan-or-policy': 'Plan or policy',
  'training-material': 'Training material',
  analysis: 'Analysis',
  other: 'Other',
} as const;
export const DeliverableKind = z.enum([
  'assessment',
  'plan-or-policy',
  'training-material',
  'analysis',
  'other',
]);
const states = Object.keys(deliverableWorkflow.states) as [keyof typeof deliverableWorkflow.states];
export const DeliverableState = z.enum(states);

const versionFields = {
  summary: words(20, 8000),
  link: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
};

export const DeliverableDraft = z.strictObject({
  kind: DeliverableKind,
  title: words(5, 200),
  dueOn: z.iso.date(),
  milestoneId: z.uuid().nullable().default(null),
  ...versionFields,
});
export type DeliverableDraft = z.infer<typeof DeliverableDraft>;
export const VersionDraft = z.strictObject({ ...versionFields, changes: words(5, 2000) });
export type VersionDraft = z.infer<typeof VersionDraft>;

export const DeliverableSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: DeliverableState,
  stateSince: z.iso.datetime(),
  kind: DeliverableKind,
  title: z.string(),
  dueOn: z.iso.date(),
  version: z.number().int(),
});
export type DeliverableSummary = z.infer<typeof DeliverableSummary>;

export const Deliverable = DeliverableSummary.extend({
  requestId: z.uuid(),
  requestNumber: z.string(),
  milestone: z.string().nullable(),
  writtenBy: z.string(),
  versions: z.array(
    z.object({
      id: z.uuid(),
      version: z.number().int(),
      summary: z.string(),
      changes: z.string(),
      link: z.string().nullable(),
      madeBy: z.string(),
      madeAt: z.iso.datetime(),
    }),
  ),
  isMine: z.boolean(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Deliverable = z.infer<typeof Deliverable>;

export const DeliverableMoveRequest = z.strictObject({
  move: z.enum(['submit', 'accept', 'return']),
  reason: z.string().max(1000).optional(),
});
export type DeliverableMoveRequest = z.infer<typeof DeliverableMoveRequest>;
