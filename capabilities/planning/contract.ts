import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { activityMoves, versionMoves } from './states.ts';

export { metricNames, metrics, ReadingAnswer, ReadingQuery } from './measures/contract.ts';
export * from './parts/contract.ts';
export * from './versions/contract.ts';

import { GoalMeasure, MetricChoice } from './measures/contract.ts';
import { Part } from './parts/contract.ts';
import { VersionState, VersionSummary } from './versions/contract.ts';

export type { GoalMeasure, MetricChoice, MetricName, Reading } from './measures/contract.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);

export const PlanDraft = z.strictObject({
  title: words(5, 160),
  summary: z.string().trim().max(4000).default(''),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
});
export type PlanDraft = z.infer<typeof PlanDraft>;
export const NewPlan = PlanDraft.extend({
  collaborativeId: z.uuid().nullable().default(null).describe('null: the site’s own plan.'),
});
export type NewPlan = z.infer<typeof NewPlan>;
export const PlanChange = PlanDraft.extend({ revision: z.number().int() });
export type PlanChange = z.infer<typeof PlanChange>;

/** How far a set of activities has come; proposals and what was called off do not count. */
export const Progress = z.object({
  activities: z.number().int(),
  done: z.number().int(),
  blocked: z.number().int(),
  late: z.number().int(),
  /** Mean of what the owners last said; null while there is nothing to report on. */
  percent: z.number().nullable(),
  budgetCents: z.number().int(),
  spentCents: z.number().int(),
});
export type Progress = z.infer<typeof Progress>;

export const PlanSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  owner: z.string().describe('The site, or the collaborative of agencies.'),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** The open draft’s state; null when the last version is all there is. */
  draft: VersionState.nullable(),
  publishedVersion: z.number().int().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  isPublic: z.boolean(),
  progress: Progress,
});
export type PlanSummary = z.infer<typeof PlanSummary>;
export const planList = pageOf(PlanSummary);
export const planListQuery = pageQuery.extend({ q: z.string().max(100).optional() });

export const ActivityState = z.enum([
  'proposed',
  'not-started',
  'under-way',
  'blocked',
  'done',
  'called-off',
]);

/** What goes on with an activity from day to day, beside what the plan says of it. */
export const ActivityStatus = z.object({
  id: z.uuid(),
  state: ActivityState,
  stateSince: z.iso.datetime(),
  isLate: z.boolean(),
  percent: z.number().int().nullable(),
  spentCents: z.number().int(),
  lastWords: z.string().nullable(),
  toldAt: z.iso.datetime().nullable(),
  toldBy: z.string().nullable(),
  blocker: z.string().nullable(),
});
export type ActivityStatus = z.infer<typeof ActivityStatus>;

export const FidelityCheck = z.object({
  strategyId: z.uuid(),
  item: z.string(),
  isMet: z.boolean(),
  note: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type FidelityCheck = z.infer<typeof FidelityCheck>;

/** What the person asking may do with this very plan. */
export const PlanRights = z.object({ write: z.boolean(), publish: z.boolean(), decidePublic: z.boolean() });

export const Plan = PlanSummary.extend({
  summary: z.string(),
  collaborativeId: z.uuid().nullable(),
  revision: z.number().int(),
  openVersion: VersionSummary.nullable(),
  parts: z.array(Part.and(z.object({ revision: z.number().int() }))),
  statuses: z.array(ActivityStatus),
  /** Of each goal, objective and strategy, by its id. */
  progressOf: z.record(z.string(), Progress),
  fidelity: z.array(FidelityCheck),
  measures: z.array(GoalMeasure),
  rights: PlanRights,
  /** Of the version that is being written, or of the last one. */
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Plan = z.infer<typeof Plan>;
export type PlanPart = Plan['parts'][number];

export const MarkRequest = z.strictObject({
  marks: z
    .array(z.strictObject({ partId: z.uuid(), isPublic: z.boolean() }))
    .min(1)
    .max(500),
});
export type MarkRequest = z.infer<typeof MarkRequest>;

export const VersionMoveRequest = z.strictObject({
  move: z.enum(versionMoves),
  reason: z.string().max(2000).optional(),
});
export const ActivityMoveRequest = z.strictObject({
  move: z.enum(activityMoves),
  reason: z.string().max(1000).optional(),
});

export const ProgressReport = z.strictObject({
  percent: z.number().int().min(0).max(100),
  words: words(3, 2000),
  spentCents: z.number().int().min(0).max(100_000_000_000).describe('Since the beginning, in cents.'),
});
export type ProgressReport = z.infer<typeof ProgressReport>;
export const OwnerChange = z.strictObject({ ownerId: z.uuid().nullable() });
export const FidelityReport = z.strictObject({
  strategyId: z.uuid(),
  item: words(3, 300),
  isMet: z.boolean(),
  note: z.string().trim().max(1000).default(''),
});
export type FidelityReport = z.infer<typeof FidelityReport>;

export const Activity = ActivityStatus.extend({
  number: z.string(),
  planId: z.uuid(),
  planNumber: z.string(),
  title: z.string(),
  detail: z.string(),
  under: z.array(z.string()).describe('The goal, the objective and the strategy it serves.'),
  ownerAgency: z.string().nullable(),
  ownerId: z.uuid().nullable(),
  owner: z.string().nullable(),
  startsOn: z.iso.date().nullable(),
  dueOn: z.iso.date().nullable(),
  budgetCents: z.number().int(),
  mayReport: z.boolean(),
  mayAssign: z.boolean(),
  reports: z.array(
    z.object({
      id: z.uuid(),
      percent: z.number().int(),
      words: z.string(),
      spentCents: z.number().int(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Activity = z.infer<typeof Activity>;

export const VersionPage = VersionSummary.extend({
  planId: z.uuid(),
  planNumber: z.string(),
  planTitle: z.string(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type VersionPage = z.infer<typeof VersionPage>;

export const Collaborative = z.object({
  id: z.uuid(),
  name: z.string(),
  about: z.string(),
  members: z.array(z.object({ agencyId: z.uuid(), agency: z.string(), decidesPublic: z.boolean() })),
});
export type Collaborative = z.infer<typeof Collaborative>;
export const collaborativeList = z.object({ items: z.array(Collaborative) });
export const NewCollaborative = z.strictObject({
  name: words(3, 160),
  about: z.string().trim().max(2000).default(''),
  members: z
    .array(z.strictObject({ agencyId: z.uuid(), decidesPublic: z.boolean() }))
    .min(2)
    .max(60),
});
export type NewCollaborative = z.infer<typeof NewCollaborative>;
export const MemberChange = z.strictObject({ decidesPublic: z.boolean(), isMember: z.boolean() });
export type MemberChange = z.infer<typeof MemberChange>;

const Choice = z.object({ value: z.string(), label: z.string() });
/** What the forms of a plan choose from. */
export const PlanChoices = z.object({
  agencies: z.array(Choice),
  people: z.array(Choice),
  findings: z.array(Choice),
  collaboratives: z.array(Choice),
  metrics: z.array(MetricChoice),
});
export type PlanChoices = z.infer<typeof PlanChoices>;
