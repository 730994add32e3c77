import { z } from 'zod';
import { ApprovalSummary } from '../data-use/contract.ts';
import { historyFields, recordFields, words } from '../projects/contract.ts';

const Day = z.iso.date();

export const dimensions = {
  year: 'Year',
  month: 'Month',
  weekday: 'Day of the week',
  dayPart: 'Part of the day',
  district: 'District',
  ageBand: 'Age',
  sex: 'Sex',
  race: 'Race',
} as const;
export type Dimension = keyof typeof dimensions;
const Dimension = z.enum(Object.keys(dimensions) as [Dimension, ...Dimension[]]);

/** What was counted and how: the same recipe on the same extract gives the same result, to the byte. */
export const InsideRecipe = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('counts'), by: Dimension, from: Day, to: Day }),
  z.strictObject({ method: z.literal('concentration'), from: Day, to: Day }),
]);
export type InsideRecipe = z.infer<typeof InsideRecipe>;

export const AnalysisDraft = z.strictObject({ question: words(10, 300), recipe: InsideRecipe });
export type AnalysisDraft = z.infer<typeof AnalysisDraft>;

/** People shot, by one thing; who died and who did not add up to the total. `null`: too small to leave. */
const count = z.number().int().nullable();
export const CountResult = z.object({
  kind: z.literal('counts'),
  by: Dimension,
  caption: z.string(),
  rows: z.array(z.object({ key: z.string(), label: z.string(), died: count, survived: count, total: count })),
  total: count,
  /** People whose value the extract does not tell. */
  unknown: count,
});
export type CountResult = z.infer<typeof CountResult>;

export const ConcentrationResult = z.object({
  kind: z.literal('concentration'),
  caption: z.string(),
  cellSize: z.number(),
  events: z.number().int(),
  places: z.number().int(),
  outside: z.number().int().nullable(),
  holding: z.array(
    z.object({
      share: z.number(),
      shareOfPlaces: z.number(),
      places: z.number().int(),
      atRandom: z.number(),
    }),
  ),
});
export type ConcentrationResult = z.infer<typeof ConcentrationResult>;
export const InsideResult = z.discriminatedUnion('kind', [CountResult, ConcentrationResult]);
export type InsideResult = z.infer<typeof InsideResult>;

export const AnalysisSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  question: z.string(),
  extractId: z.uuid(),
  extractName: z.string(),
  recipe: InsideRecipe,
  runBy: z.string(),
  runAt: z.iso.datetime(),
});
export const Analysis = AnalysisSummary.extend({
  projectId: z.uuid(),
  result: InsideResult,
  resultHash: z.string(),
});
export type Analysis = z.infer<typeof Analysis>;

export const ReleaseRequest = z.strictObject({
  title: words(5, 160),
  why: words(10, 2000),
  analysisIds: z.array(z.uuid()).min(1, 'Choose at least one analysis.').max(10),
});
export type ReleaseRequest = z.infer<typeof ReleaseRequest>;

/** A table as it would leave, or has left. */
export const CheckedTable = z.object({
  analysisNumber: z.string(),
  question: z.string(),
  extractName: z.string(),
  dataLabel: z.string(),
  result: InsideResult,
  hidden: z.number().int().describe('Counts that do not leave.'),
});
export type CheckedTable = z.infer<typeof CheckedTable>;

export const ReleaseSummary = z.object({
  ...recordFields,
  projectId: z.uuid(),
  title: z.string(),
  requestedBy: z.string(),
  createdAt: z.iso.datetime(),
  tables: z.number().int(),
});

/** The reviewer’s view: every true count, what the rules hide of it, and what stands in the way. */
export const ReleaseCheck = z.object({
  smallestShown: z.number().int(),
  tables: z.array(
    z.object({
      before: InsideResult,
      after: CheckedTable,
      /** Counted again from the extract, it is what the researcher saw. */
      asRun: z.boolean(),
    }),
  ),
  obstacles: z.array(z.string()),
});
export type ReleaseCheck = z.infer<typeof ReleaseCheck>;

export const Release = ReleaseSummary.extend({
  ...historyFields,
  project: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  why: z.string(),
  analysisIds: z.array(z.uuid()),
  /** Given to whoever may review it, while it is in review. */
  check: ReleaseCheck.nullable(),
  released: z.array(CheckedTable).nullable(),
  isMember: z.boolean(),
});
export type Release = z.infer<typeof Release>;

export const DeliverableDraft = z.strictObject({
  title: words(5, 160),
  summary: words(10, 8000),
  releaseId: z.uuid().nullable().default(null),
});
export type DeliverableDraft = z.infer<typeof DeliverableDraft>;
export const FindingLink = z.strictObject({ findingId: z.uuid('Choose a finding.') });

export const DeliverableSummary = z.object({
  ...recordFields,
  projectId: z.uuid(),
  title: z.string(),
  writtenBy: z.string(),
  createdAt: z.iso.datetime(),
});
export const Deliverable = DeliverableSummary.extend({
  ...historyFields,
  project: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  summary: z.string(),
  release: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
  finding: z
    .object({ id: z.uuid(), number: z.string(), statement: z.string(), published: z.boolean() })
    .nullable(),
  isMember: z.boolean(),
});
export type Deliverable = z.infer<typeof Deliverable>;

/** All that a project holds, for its page. */
export const ProjectWork = z.object({
  approvals: z.array(ApprovalSummary),
  analyses: z.array(AnalysisSummary),
  releases: z.array(ReleaseSummary),
  deliverables: z.array(DeliverableSummary),
});
export type ProjectWork = z.infer<typeof ProjectWork>;
