import { z } from 'zod';
import { PublishableExhibit, PublishableFigure } from '#capabilities/publishing/contract.ts';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { Day, MethodName, Period, StudiedMethod } from '../methods/contract.ts';

/** What is counted of incidents; figures over cases count defendants of cases. */
export const IncidentUnit = z.enum(['events', 'victims']);
export const Unit = z.enum([...IncidentUnit.options, 'cases']);
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

export const RecipeDraft = z.strictObject({
  question: z.string().trim().min(10).max(300),
  method: StudiedMethod,
  unit: IncidentUnit.default('victims'),
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

/** An area that is no cell of the grid: the hull of a cluster, the circle of a scan. A closed ring of degrees. */
export const Outline = z.strictObject({
  label: z.string(),
  count: z.number().int(),
  ring: z.array(z.tuple([z.number(), z.number()])).min(4),
  flag: z.string().nullable(),
});
export type Outline = z.infer<typeof Outline>;

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
  outlines: z.array(Outline).optional(),
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
export const RepeatedAnalysis = z.object({ id: z.uuid(), number: z.string(), dataLabel: z.string() });
export const AnalysisDetail = Recipe.extend({
  runs: z.array(RunSummary),
  earlier: RepeatedAnalysis.nullable().describe('The analysis that this one asks again on newer data.'),
  later: z.array(RepeatedAnalysis).describe('Analyses that ask this one again on newer data.'),
  newer: z
    .object({ versionId: z.uuid(), label: z.string() })
    .nullable()
    .describe('A newer version of the same data, where there is one.'),
});
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

/** Cells, or the areas a method outlined, as polygons in longitude and latitude, for the map and for download. */
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
        cell: z.number().int().nullable(),
        label: z.string().optional(),
        count: z.number(),
        value: z.number().nullable(),
        hot: z.boolean(),
        flag: z.string().nullable(),
      }),
    }),
  ),
});
export type PlaceCollection = z.infer<typeof PlaceCollection>;
