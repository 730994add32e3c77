import { z } from 'zod';
import { comparisonMethods, IncidentUnit, Period, RunResult } from '#capabilities/analysis/contract.ts';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { personMoves } from './states.ts';

/** The e-test compares two periods of one place; the others have something to compare it with. */
export const designMethods = ['compare-periods', ...comparisonMethods] as const;
export const DesignMethod = z.enum(designMethods);
export type DesignMethod = z.infer<typeof DesignMethod>;

const words = (least: number, most: number) => z.string().trim().min(least).max(most);
const districts = z.array(z.string().trim().min(1).max(60)).max(60);

/** Which places are compared with which. A method uses those it needs and refuses those it can’t. */
export const Areas = z.strictObject({
  treated: districts.default([]),
  comparison: districts.default([]),
  besideTreated: districts.default([]),
  besideComparison: districts.default([]),
});
export type Areas = z.infer<typeof Areas>;

export const DesignDraft = z.strictObject({
  title: words(10, 160),
  question: words(10, 300),
  measure: words(10, 2000).describe('What is done, where and by whom.'),
  launchOn: z.iso.date(),
  method: DesignMethod,
  unit: IncidentUnit.default('victims'),
  outcome: z.string().min(1).max(60),
  before: Period,
  after: Period,
  areas: Areas.prefault({}),
  family: z.enum(['poisson', 'negative-binomial']).default('negative-binomial'),
  harm: z
    .strictObject({ fatal: z.number().positive().max(1000), nonfatal: z.number().positive().max(1000) })
    .nullable()
    .default(null),
  settleDays: z.number().int().min(0).max(365).default(30),
  interimLooks: z.number().int().min(0).max(11).default(0),
  cannotShow: words(10, 2000),
});
export type DesignDraft = z.infer<typeof DesignDraft>;
export type DesignDraftInput = z.input<typeof DesignDraft>;
export const DesignChange = DesignDraft.extend({ revision: z.number().int() });
export type DesignChange = z.infer<typeof DesignChange>;

export const DesignState = z.enum([
  'draft',
  'in-review',
  'returned',
  'registered',
  'under-way',
  'reported',
  'given-up',
]);

export const DesignSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: DesignState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  method: DesignMethod,
  launchOn: z.iso.date(),
  /** null until it is registered. */
  registeredBeforeLaunch: z.boolean().nullable(),
  nextLookOn: z.iso.date().nullable(),
  /** The sentence of the newest look that has a result. */
  latest: z.string().nullable(),
  author: z.string(),
});
export type DesignSummary = z.infer<typeof DesignSummary>;

export const Look = z.object({
  id: z.uuid(),
  ordinal: z.number().int(),
  isFinal: z.boolean(),
  through: z.iso.date(),
  dueOn: z.iso.date(),
  takenAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  heldUp: z.string().nullable(),
  analysisId: z.uuid().nullable(),
  analysisNumber: z.string().nullable(),
  runId: z.uuid().nullable(),
  dataLabel: z.string().nullable(),
  result: RunResult.nullable(),
});
export type Look = z.infer<typeof Look>;

export const Design = DesignSummary.omit({ nextLookOn: true, latest: true }).extend({
  draft: DesignDraft,
  revision: z.number().int(),
  registeredAt: z.iso.datetime().nullable(),
  contentHash: z.string().nullable(),
  looks: z.array(Look),
  /** The moves that the person asking has made on it. */
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Design = z.infer<typeof Design>;

export const designList = pageOf(DesignSummary);
export const designListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([DesignState, z.array(DesignState)]).optional(),
});

export const DesignMoveRequest = z.strictObject({
  move: z.enum(personMoves),
  reason: z.string().max(1000).optional(),
});

/** What the form for a design offers. */
export const DesignOptions = z.object({
  outcomes: z.array(z.object({ value: z.string(), label: z.string() })),
  districts: z.array(z.string()),
  dataPeriod: Period.nullable(),
});
export type DesignOptions = z.infer<typeof DesignOptions>;
