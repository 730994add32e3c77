import { z } from 'zod';
import { ActivitySummary } from './activities/contract.ts';
import { Cost } from './costs/contract.ts';
import { DeliverableSummary } from './deliverables/contract.ts';
import { FollowUpSummary } from './follow-ups/contract.ts';
import { WorkPlan } from './plans/contract.ts';

export * from './activities/contract.ts';
export * from './costs/contract.ts';
export * from './deliverables/contract.ts';
export * from './follow-ups/contract.ts';
export * from './plans/contract.ts';

/** All that is delivered for one request, as far as the person asking may see it. */
export const Delivery = z.object({
  request: z.object({ id: z.uuid(), number: z.string(), title: z.string(), state: z.string() }),
  /** The person asking belongs to a provider that has the request. */
  isMine: z.boolean(),
  plan: WorkPlan.nullable(),
  activities: z.array(ActivitySummary),
  deliverables: z.array(DeliverableSummary),
  costs: z.array(Cost),
  followUps: z.array(FollowUpSummary),
});
export type Delivery = z.infer<typeof Delivery>;

export const Reviewers = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.string() })),
});
