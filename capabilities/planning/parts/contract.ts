import { z } from 'zod';

export const partKinds = ['problem', 'goal', 'objective', 'strategy', 'activity'] as const;
export const PartKind = z.enum(partKinds);
export type PartKind = z.infer<typeof PartKind>;

/** What a part hangs under; problems and goals stand at the top. */
export const parentOf: Record<PartKind, PartKind | null> = {
  problem: null,
  goal: null,
  objective: 'goal',
  strategy: 'objective',
  activity: 'strategy',
};

/** How well a strategy has been shown to work, in the words that registers of evidence share. */
export const evidenceRatings = {
  effective: 'Effective: several good studies agree that it works',
  promising: 'Promising: at least one good study says that it works',
  mixed: 'Mixed: studies disagree',
  'no-effect': 'No effect: good studies found none',
  harmful: 'Harmful: studies found that it makes things worse',
  untested: 'Untested: nobody has studied it well yet',
  unrated: 'Not rated yet',
} as const;
export type EvidenceRating = keyof typeof evidenceRatings;
const EvidenceRating = z.enum(Object.keys(evidenceRatings) as [EvidenceRating, ...EvidenceRating[]]);

const title = z.string().trim().min(5).max(300);
const detail = z.string().trim().max(4000).default('');
const day = z.iso.date().nullable().default(null);
const figure = z.number().finite().nullable().default(null);

export const ProblemDraft = z.strictObject({
  title,
  detail,
  findingIds: z.array(z.uuid()).max(20).default([]),
});
export type ProblemDraft = z.infer<typeof ProblemDraft>;

export const GoalDraft = z.strictObject({
  title,
  detail,
  problemId: z.uuid().nullable().default(null),
  metric: z.string().max(60).nullable().default(null).describe('A measure of the catalogue.'),
  measure: z.string().trim().max(500).default('').describe('In words, where it is measured by hand.'),
  baselineFrom: day,
  baselineTo: day,
  baselineValue: figure.describe('Only where it is measured by hand; the catalogue’s are read.'),
  baselineSource: z.string().trim().min(3).max(300).nullable().default(null),
  targetValue: figure,
  targetOn: day,
});
export type GoalDraft = z.infer<typeof GoalDraft>;

export const ObjectiveDraft = z.strictObject({ title, detail });
export type ObjectiveDraft = z.infer<typeof ObjectiveDraft>;

export const StrategyDraft = z.strictObject({
  title,
  detail,
  evidence: EvidenceRating.default('unrated'),
  evidenceSource: z.string().trim().max(500).default(''),
  fidelity: z.array(z.string().trim().min(3).max(300)).max(30).default([]),
});
export type StrategyDraft = z.infer<typeof StrategyDraft>;

export const ActivityDraft = z.strictObject({
  title,
  detail,
  ownerAgencyId: z.uuid().nullable().default(null),
  ownerId: z.uuid().nullable().default(null),
  startsOn: day,
  dueOn: day,
  budgetCents: z.number().int().min(0).max(100_000_000_000).default(0),
});
export type ActivityDraft = z.infer<typeof ActivityDraft>;

/** A part as it is written; which fields it has follows from its kind. */
export const PartWords = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('problem'), fields: ProblemDraft }),
  z.strictObject({ kind: z.literal('goal'), fields: GoalDraft }),
  z.strictObject({ kind: z.literal('objective'), fields: ObjectiveDraft }),
  z.strictObject({ kind: z.literal('strategy'), fields: StrategyDraft }),
  z.strictObject({ kind: z.literal('activity'), fields: ActivityDraft }),
]);
export type PartWords = z.infer<typeof PartWords>;
export const NewPart = z.strictObject({ parentId: z.uuid().nullable().default(null), words: PartWords });
export type NewPart = z.infer<typeof NewPart>;
export const PartChange = z.strictObject({ revision: z.number().int(), words: PartWords });
export type PartChange = z.infer<typeof PartChange>;
export const PartPlace = z.strictObject({
  parentId: z.uuid().nullable().default(null),
  index: z.number().int().min(0).max(1000),
});
export type PartPlace = z.infer<typeof PartPlace>;
export const PartMade = z.object({ id: z.uuid(), revision: z.number().int() });

/** A finding as it stood when it was linked: never without its data. */
export const LinkedFinding = z.object({
  findingId: z.uuid(),
  number: z.string(),
  statement: z.string(),
  interval: z.string(),
  method: z.string(),
  dataLabel: z.string(),
  dataThrough: z.iso.date(),
});
export type LinkedFinding = z.infer<typeof LinkedFinding>;

const common = { title: z.string(), detail: z.string() };
const anyDay = z.string().nullable();
const anyNumber = z.number().nullable();
const place = { id: z.uuid(), parentId: z.uuid().nullable(), isPublic: z.boolean() };

/** A part as a version holds it. */
export const Part = z.discriminatedUnion('kind', [
  z.object({
    ...place,
    kind: z.literal('problem'),
    fields: z.object({ ...common, findings: z.array(LinkedFinding) }),
  }),
  z.object({
    ...place,
    kind: z.literal('goal'),
    fields: z.object({
      ...common,
      problemId: z.uuid().nullable(),
      metric: z.string().nullable(),
      measure: z.string(),
      ...{ baselineFrom: anyDay, baselineTo: anyDay, baselineValue: anyNumber },
      ...{ baselineLow: anyNumber, baselineHigh: anyNumber, baselineCounted: anyNumber },
      baselineSource: z.string().nullable(),
      ...{ targetValue: anyNumber, targetOn: anyDay },
    }),
  }),
  z.object({
    ...place,
    kind: z.literal('objective'),
    fields: z.object({
      ...common,
      originTable: z.string().nullable(),
      originId: z.uuid().nullable(),
      originNumber: z.string().nullable(),
    }),
  }),
  z.object({
    ...place,
    kind: z.literal('strategy'),
    fields: z.object({
      ...common,
      evidence: EvidenceRating,
      evidenceSource: z.string(),
      fidelity: z.array(z.string()),
    }),
  }),
  z.object({
    ...place,
    kind: z.literal('activity'),
    fields: z.object({
      ...common,
      number: z.string(),
      ...{ ownerAgencyId: z.uuid().nullable(), ownerAgency: z.string().nullable() },
      ...{ ownerId: z.uuid().nullable(), owner: z.string().nullable() },
      ...{ startsOn: anyDay, dueOn: anyDay, budgetCents: z.number() },
    }),
  }),
]);
export type Part = z.infer<typeof Part>;
export type PartOf<K extends PartKind> = Extract<Part, { kind: K }>;
