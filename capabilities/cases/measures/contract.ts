import { z } from 'zod';
import { ResultTable } from '#capabilities/analysis/contract.ts';
import { PublishableFigure } from '#capabilities/publishing/contract.ts';

export const measureKeys = [
  'funnel',
  'time-to-stage',
  'reasons',
  'continuances',
  'missing-dispositions',
  'caseload',
  'justice-counts',
  'performance',
] as const;
export const MeasureKey = z.enum(measureKeys);
export type MeasureKey = z.infer<typeof MeasureKey>;

/** From where to where; what else can end the wait is a competing risk. */
export const waits = ['referral-to-decision', 'complaint-to-charge', 'charge-to-disposition'] as const;
export const Wait = z.enum(waits);
export type Wait = z.infer<typeof Wait>;

/** What a figure is narrowed to. A measure heeds those that it names in its answer. */
export const MeasureChoice = z.strictObject({
  offense: z.string().min(1).max(20).optional(),
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  by: z.enum(['offense', 'year']).default('offense'),
  wait: Wait.default('complaint-to-charge'),
});
export type MeasureChoice = z.infer<typeof MeasureChoice>;

export const MeasureData = z.object({
  versionId: z.uuid(),
  factsHash: z.string(),
  facts: z.number().int().describe('How many defendants of cases are counted.'),
  asOf: z.iso.date(),
  refreshedAt: z.iso.datetime(),
  isSynthetic: z.boolean(),
});
export type MeasureData = z.infer<typeof MeasureData>;

/** `value` is null where it is withheld. */
const Bar = z.object({
  label: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export const Bars = z.object({ unit: z.string(), rows: z.array(Bar) });

export const Curve = z.object({
  cause: z.string(),
  points: z.array(
    z.object({
      day: z.number(),
      share: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      atRisk: z.number().int().describe('In tens: how many were still waiting.'),
    }),
  ),
});
export type Curve = z.infer<typeof Curve>;

/** What a measure comes to: the same for the screen and for the run that a finding rests on. */
export const MeasureAnswer = z.object({
  question: z.string(),
  /** The finding in one sentence. */
  sentence: z.string(),
  figures: z.array(PublishableFigure),
  bars: Bars.nullable(),
  curves: z.array(Curve),
  table: ResultTable,
  hidden: z.number().int().describe('How many counts are withheld.'),
  explanation: z.string(),
  assumptions: z.array(z.string()),
  cannotShow: z.array(z.string()),
});
export type MeasureAnswer = z.infer<typeof MeasureAnswer>;

export const Definition = z.object({
  key: z.string(),
  measure: MeasureKey,
  title: z.string(),
  text: z.string(),
  source: z.string(),
  measured: z.boolean(),
});
export type Definition = z.infer<typeof Definition>;

export const Measure = MeasureAnswer.extend({
  key: MeasureKey,
  title: z.string(),
  choice: MeasureChoice,
  data: MeasureData,
  definitions: z.array(Definition),
});
export type Measure = z.infer<typeof Measure>;

export const MeasureOverview = z.object({
  data: MeasureData.nullable(),
  offenses: z.array(z.object({ code: z.string(), label: z.string() })),
  years: z.array(z.number().int()),
  definitions: z.array(Definition),
});
export type MeasureOverview = z.infer<typeof MeasureOverview>;

export const MeasureSaved = z.object({ analysisId: z.uuid(), number: z.string(), runId: z.uuid() });
