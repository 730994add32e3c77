import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { recommendationWorkflow } from './states.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);
const states = Object.keys(recommendationWorkflow.states) as [keyof typeof recommendationWorkflow.states];
export const RecommendationState = z.enum(states);

/** What is advised, and what was seen that it answers. */
export const RecommendationWords = z.strictObject({
  title: words(10, 200),
  advice: words(20, 4000),
  basis: words(20, 4000),
  coreArea: z.string().min(1).max(60),
});
export type RecommendationWords = z.infer<typeof RecommendationWords>;
export const RecommendationDraft = RecommendationWords.extend({
  deliverableId: z.uuid().describe('The assessment that it comes from.'),
});
export type RecommendationDraft = z.infer<typeof RecommendationDraft>;
export const RecommendationChange = RecommendationWords.extend({ revision: z.number().int() });
export type RecommendationChange = z.infer<typeof RecommendationChange>;

export const RecommendationSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: RecommendationState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  coreArea: z.string(),
  owner: z.string().nullable(),
  /** The day by which the next step is due; past it, it is late. */
  nextDueOn: z.iso.date().nullable(),
  isLate: z.boolean(),
  carriedOutBy: z.string().nullable(),
});
export type RecommendationSummary = z.infer<typeof RecommendationSummary>;

export const Recommendation = RecommendationSummary.extend({
  advice: z.string(),
  basis: z.string(),
  coreAreaKey: z.string(),
  proposedBy: z.string(),
  ownerId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
  assessment: z
    .object({
      id: z.uuid(),
      number: z.string(),
      title: z.string(),
      requestId: z.uuid(),
      requestNumber: z.string(),
    })
    .nullable(),
  objective: z
    .object({ id: z.uuid(), title: z.string(), planId: z.uuid(), planNumber: z.string() })
    .nullable(),
  initiative: z.string().nullable(),
  implementedOn: z.iso.date().nullable(),
  implementedBy: z.string().nullable(),
  implementedWhat: z.string().nullable(),
  /** A year after it was implemented. */
  verifyFrom: z.iso.date().nullable(),
  verifiedEvidence: z.string().nullable(),
  verifiedLink: z.string().nullable(),
  revision: z.number().int(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Recommendation = z.infer<typeof Recommendation>;

export const recommendationList = pageOf(RecommendationSummary);
export const recommendationListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([RecommendationState, z.array(RecommendationState)]).optional(),
  coreArea: z.string().max(60).optional(),
  late: z.enum(['yes']).optional(),
  mine: z.enum(['yes']).optional(),
  request: z.uuid().optional(),
});

export const Acceptance = z.strictObject({ ownerId: z.uuid(), dueOn: z.iso.date() });
export type Acceptance = z.infer<typeof Acceptance>;
/** What carries it out: an objective there is, a new one under a goal, or an initiative by its name. */
export const Carrier = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('objective'), objectiveId: z.uuid() }),
  z.strictObject({ by: z.literal('new-objective'), goalId: z.uuid(), title: words(5, 300) }),
  z.strictObject({ by: z.literal('initiative'), initiative: words(5, 200) }),
]);
export type Carrier = z.infer<typeof Carrier>;
export const Implementation = z.strictObject({ implementedOn: z.iso.date(), what: words(20, 4000) });
export type Implementation = z.infer<typeof Implementation>;
export const Verification = z.strictObject({
  evidence: words(20, 4000),
  link: z.url({ protocol: /^https?$/ }),
});
export type Verification = z.infer<typeof Verification>;
export const RecommendationMoveRequest = z.strictObject({
  move: z.enum(['decline', 'withdraw', 'begin', 'send-back', 'drop']),
  reason: z.string().max(1000).optional(),
});
export type RecommendationMoveRequest = z.infer<typeof RecommendationMoveRequest>;

const named = z.object({ id: z.uuid(), name: z.string() });
/** What the forms of a recommendation offer, as far as the person asking may choose it. */
export const RecommendationOptions = z.object({
  assessments: z.array(
    z.object({ id: z.uuid(), number: z.string(), title: z.string(), requestNumber: z.string() }),
  ),
  coreAreas: z.array(z.object({ key: z.string(), name: z.string() })),
  owners: z.array(named.extend({ role: z.string() })),
  goals: z.array(z.object({ id: z.uuid(), title: z.string(), planNumber: z.string() })),
  objectives: z.array(
    z.object({ id: z.uuid(), title: z.string(), goalTitle: z.string(), planNumber: z.string() }),
  ),
});
export type RecommendationOptions = z.infer<typeof RecommendationOptions>;
