import { z } from 'zod';
import { PublishableExhibit, PublishableFigure } from '#capabilities/publishing/contract.ts';
import { pageOf, pageQuery } from '#platform/http/contract.ts';

/** Asked in the workbench, whenever someone wants to know. */
export const workbenchMethods = [
  'trend',
  'compare-periods',
  'concentration',
  'hot-spots',
  'density',
] as const;
/** Asked by an evaluation design, which says beforehand what will be compared with what. */
export const comparisonMethods = [
  'displacement-difference',
  'interrupted-series',
  'difference-in-differences',
  'synthetic-control',
] as const;
export const methods = [...workbenchMethods, ...comparisonMethods] as const;
export const WorkbenchMethod = z.enum(workbenchMethods);
export type WorkbenchMethod = z.infer<typeof WorkbenchMethod>;
export const MethodName = z.enum(methods);
export type MethodName = z.infer<typeof MethodName>;

/** The question each method answers, as an analyst would ask it. */
export const methodQuestions: Record<MethodName, { title: string; asks: string; answers: string }> = {
  trend: {
    title: 'Trend',
    asks: 'Is it going up or down?',
    answers: 'Each month and the year to date, against the band that earlier years lead one to expect.',
  },
  'compare-periods': {
    title: 'Two periods',
    asks: 'Did it change between two periods?',
    answers: 'Two counts over equally long periods, with the chance that nothing changed.',
  },
  concentration: {
    title: 'Concentration',
    asks: 'How few places hold how much of it?',
    answers:
      'The fewest places that hold a quarter, half and four fifths, beside what chance alone would give.',
  },
  'hot-spots': {
    title: 'Hot spots',
    asks: 'Which places stand out?',
    answers: 'Cells of the published grid that stay high after allowing for testing thousands of them.',
  },
  density: {
    title: 'Density',
    asks: 'Where does it crowd?',
    answers: 'Events per square kilometre, smoothed over a distance you choose, beside plain counts.',
  },
  'displacement-difference': {
    title: 'Treated against comparison areas',
    asks: 'Did the treated areas change more than areas like them, and did it only move next door?',
    answers: 'The weighted displacement difference: events prevented or added, net of what moved.',
  },
  'interrupted-series': {
    title: 'Interrupted time series',
    asks: 'Did the level or the trend change in the month something began?',
    answers: 'The step in a monthly series beyond its trend and seasons, as a ratio with its interval.',
  },
  'difference-in-differences': {
    title: 'Difference in differences',
    asks: 'Did the treated areas depart from the comparison areas after the start?',
    answers: 'A ratio of ratios by month, with errors that hold when months resemble each other.',
  },
  'synthetic-control': {
    title: 'Synthetic control',
    asks: 'What would have happened, judged by the mix of other areas that moved alike before?',
    answers: 'The gap to a weighted mix of untreated areas, ranked among placebo runs.',
  },
};

export const Day = z.iso.date();
export const Period = z.strictObject({ from: Day, to: Day.describe('Included.') });
export type Period = z.infer<typeof Period>;

export const Unit = z.enum(['events', 'victims']);
export const FlagEffect = z.enum(['exclude', 'flag', 'ignore']);

/** Which records count. Place, time and outcome only: who was hurt is not a choice here. */
export const RecordFilter = z.strictObject({
  outcome: z.string().min(1).max(60),
  period: Period,
  districts: z.array(z.string().min(1).max(60)).max(100).default([]),
});
export type RecordFilter = z.infer<typeof RecordFilter>;

/** A rule of the data version as it stood when the recipe was written; `bit` is its place in a record's flags. */
export const FrozenRule = z.strictObject({
  id: z.string(),
  bit: z.number().int().min(0).max(30),
  reason: z.string(),
  effect: FlagEffect,
});
export type FrozenRule = z.infer<typeof FrozenRule>;

/** Months as people write them, 2024-05. */
export const MonthOfYear = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write the month as 2024-05.');
const places = z.array(z.string().min(1).max(60)).max(60);

const cellSize = z.number().min(50).max(2000).default(250).describe('Side of a grid cell in metres.');
const confidence = z.number().gt(0.5).lt(1).default(0.95);

export const methodParameters = {
  trend: z.strictObject({ years: z.number().int().min(1).max(15).default(5), confidence }),
  'compare-periods': z.strictObject({ before: Period, after: Period, confidence }),
  concentration: z.strictObject({
    cellSize,
    shares: z.array(z.number().gt(0).lt(1)).min(1).max(5).default([0.25, 0.5, 0.8]),
    confidence,
  }),
  'hot-spots': z.strictObject({ cellSize, level: z.number().gt(0).lt(0.5).default(0.05) }),
  density: z.strictObject({
    cellSize,
    kernel: z.enum(['quartic', 'gaussian']).default('quartic'),
    bandwidth: z
      .number()
      .min(50)
      .max(5000)
      .default(1000)
      .describe('Metres: radius (quartic) or sigma (Gaussian).'),
  }),
  'displacement-difference': z.strictObject({
    before: Period,
    after: Period,
    treated: places.min(1),
    comparison: places.min(1),
    besideTreated: places.default([]).describe('Where crime from the treated areas would move to.'),
    besideComparison: places.default([]).describe('The like of it beside the comparison areas.'),
    harm: z
      .strictObject({ fatal: z.number().positive(), nonfatal: z.number().positive() })
      .nullable()
      .default(null)
      .describe('Weights of harm; without them each record counts once.'),
    confidence: confidence.default(0.9),
  }),
  'interrupted-series': z.strictObject({
    step: MonthOfYear.describe('The first month in which it could have worked.'),
    family: z.enum(['poisson', 'negative-binomial']).default('negative-binomial'),
    treated: places.default([]).describe('Districts; none for the whole site.'),
    confidence,
  }),
  'difference-in-differences': z.strictObject({
    step: MonthOfYear.describe('The first month in which it could have worked.'),
    treated: places.min(1),
    comparison: places.min(1),
    confidence,
  }),
  'synthetic-control': z.strictObject({
    step: MonthOfYear.describe('The first month in which it could have worked.'),
    treated: places.min(1),
    donors: places.min(3).describe('Untreated areas; each takes its turn as a placebo.'),
  }),
} as const;
export type ParametersOf<M extends MethodName> = z.infer<(typeof methodParameters)[M]>;

export const RecipeDraft = z.strictObject({
  question: z.string().trim().min(10).max(300),
  method: MethodName,
  unit: Unit.default('victims'),
  versionId: z.uuid().optional().describe('The site’s current data version unless given.'),
  filter: RecordFilter,
  parameters: z.record(z.string(), z.json()).default({}),
  seed: z.number().int().nonnegative().nullable().default(null),
  flagEffects: z
    .record(z.string(), FlagEffect)
    .default({})
    .describe('Changes to the effect of rules, by rule id.'),
});
export type RecipeDraft = z.infer<typeof RecipeDraft>;
export type RecipeDraftInput = z.input<typeof RecipeDraft>;

export const Recipe = z.object({
  id: z.uuid(),
  number: z.string(),
  question: z.string(),
  method: MethodName,
  unit: Unit,
  versionId: z.uuid(),
  dataLabel: z.string(),
  filter: RecordFilter,
  flagRules: z.array(FrozenRule),
  parameters: z.record(z.string(), z.json()),
  seed: z.number().nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
});
export type Recipe = z.infer<typeof Recipe>;

export const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const ColumnFormat = z.enum(['text', 'count', 'decimal', 'percent', 'p', 'month']);
export const ResultTable = z.strictObject({
  caption: z.string(),
  columns: z.array(z.strictObject({ key: z.string(), label: z.string(), format: ColumnFormat })),
  rows: z.array(z.record(z.string(), Cell)),
});
export type ResultTable = z.infer<typeof ResultTable>;

/** A value for each studied cell, for the map; the grid is the one of the result’s grid exhibit. */
export const Surface = z.strictObject({
  label: z.string(),
  unit: z.string(),
  cells: z.array(z.number().int()),
  values: z.array(z.number()),
});

/** What a run found. Its hash is taken over exactly this. */
export const RunResult = z.strictObject({
  method: MethodName,
  question: z.string(),
  /** The finding in one sentence, with its interval. */
  sentence: z.string(),
  period: Period,
  dataDate: Day.nullable(),
  unit: Unit,
  used: z.number().int(),
  setAside: z.array(z.strictObject({ reason: z.string(), count: z.number().int() })),
  figures: z.array(PublishableFigure),
  exhibits: z.array(PublishableExhibit),
  table: ResultTable,
  surface: Surface.nullable(),
  explanation: z.string(),
  assumptions: z.array(z.string()),
  cannotShow: z.array(z.string()),
});
export type RunResult = z.infer<typeof RunResult>;

export const RunState = z.enum(['queued', 'running', 'finished', 'failed', 'cancelled']);
export const Failure = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  mend: z.string(),
});

export const RunSummary = z.object({
  id: z.uuid(),
  ordinal: z.number().int(),
  state: RunState,
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  cancelRequested: z.boolean(),
  progress: z.object({ stage: z.string(), share: z.number() }).nullable(),
  codeVersion: z.string().nullable(),
  resultHash: z.string().nullable(),
  sentence: z.string().nullable(),
  failure: Failure.nullable(),
});
export type RunSummary = z.infer<typeof RunSummary>;

export const Run = RunSummary.extend({ recipe: Recipe, result: RunResult.nullable() });
export type Run = z.infer<typeof Run>;

export const AnalysisSummary = Recipe.extend({ latestRun: RunSummary.nullable() });
export const AnalysisDetail = Recipe.extend({ runs: z.array(RunSummary) });
export const analysisList = pageOf(AnalysisSummary);
export const analysisListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  method: z.union([MethodName, z.array(MethodName)]).optional(),
});
export const Started = z.object({ analysisId: z.uuid(), number: z.string(), runId: z.uuid() });

/** Everything the form for a new analysis offers. */
export const AnalysisOptions = z.object({
  versions: z.array(z.object({ id: z.uuid(), label: z.string(), period: Period, dataDate: Day.nullable() })),
  outcomes: z.array(z.object({ value: z.string(), label: z.string() })),
  rules: z.array(FrozenRule),
  hasPublishedGrid: z.boolean(),
});
export type AnalysisOptions = z.infer<typeof AnalysisOptions>;

/** Cells as polygons in longitude and latitude, for the map and for download. */
export const PlaceCollection = z.object({
  type: z.literal('FeatureCollection'),
  boundary: z
    .union([
      z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.array(z.number()))) }),
      z.object({
        type: z.literal('MultiPolygon'),
        coordinates: z.array(z.array(z.array(z.array(z.number())))),
      }),
    ])
    .nullable()
    .describe('The site’s published boundary.'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.number().int(),
      geometry: z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.array(z.number()))) }),
      properties: z.object({
        cell: z.number().int(),
        count: z.number(),
        value: z.number().nullable(),
        hot: z.boolean(),
        flag: z.string().nullable(),
      }),
    }),
  ),
});
export type PlaceCollection = z.infer<typeof PlaceCollection>;
