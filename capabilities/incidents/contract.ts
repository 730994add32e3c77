import { z } from 'zod';

/** A column of the file, by its name in the header. */
const column = z.string().min(1).max(200);
const optionalColumn = column.nullable().default(null);

export const dateOrders = ['year-first', 'month-first', 'day-first'] as const;
export const DateOrder = z.enum(dateOrders);
export type DateOrder = z.infer<typeof DateOrder>;

export const outcomes = ['fatal', 'nonfatal'] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

/** How a source's columns become the fields of an incident. Saved on the source, used by each of its imports. */
export const ColumnMapping = z.strictObject({
  reportNumber: optionalColumn,
  occurred: z.strictObject({
    column,
    timeColumn: optionalColumn,
    order: DateOrder,
    /** Times that the clocks skipped in spring are mistakes; some police systems write them all the same. */
    skippedTimes: z.enum(['set-aside', 'move-forward']).default('set-aside'),
  }),
  outcome: z
    .strictObject({ column, values: z.record(z.string(), Outcome) })
    .nullable()
    .default(null),
  degrees: z.strictObject({ longitude: column, latitude: column }).nullable().default(null),
  /** Used where degrees are not given. `crs` is an EPSG code such as EPSG:2263. */
  projected: z
    .strictObject({ x: column, y: column, crs: z.string().regex(/^EPSG:\d{4,5}$/) })
    .nullable()
    .default(null),
  block: optionalColumn,
  district: optionalColumn,
  race: optionalColumn,
  sex: optionalColumn,
  age: optionalColumn,
  ageGroup: optionalColumn,
  /** Texts that stand for "not known", compared without case. An empty field always does. */
  missingValues: z.array(z.string().max(40)).max(50).default([]),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

const count = z.number().int().nonnegative();

export const Quality = z.object({
  victims: count,
  fatal: count,
  placed: count,
  atMidnight: count,
  identicalRows: count,
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  missing: z.record(z.string(), count),
  notes: z.record(z.string(), count),
  setAside: z.record(z.string(), count),
  /** Single points that hold many victims: hospitals, police stations, or a place that needs attention. */
  crowdedPlaces: z.array(
    z.object({ longitude: z.number(), latitude: z.number(), block: z.string().nullable(), victims: count }),
  ),
});
export type Quality = z.infer<typeof Quality>;

export const layers = ['confirmed_shooting', 'gunshot_sensor_alert', 'call_for_service'] as const;
export const Layer = z.enum(layers);
export type Layer = z.infer<typeof Layer>;
export const ImportMode = z.enum(['full_extract', 'append']);
export type ImportMode = z.infer<typeof ImportMode>;

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const id = z.uuid();

export const Grouping = z.object({
  metres: z.number().min(1).max(1000),
  minutes: z.number().min(0).max(10080),
});

export const SourceDraft = z.object({
  name: z.string().trim().min(1).max(120),
  layer: Layer,
  mode: ImportMode.default('full_extract'),
  grouping: Grouping.default({ metres: 25, minutes: 60 }),
  mapping: ColumnMapping.nullable().default(null),
});
export type SourceDraft = z.infer<typeof SourceDraft>;

/** A source's layer never changes: its versions would then say different things under one name. */
export const SourceChange = SourceDraft.omit({ layer: true }).partial();
export type SourceChange = z.infer<typeof SourceChange>;

export const Source = z.object({
  id,
  name: z.string(),
  layer: Layer,
  mode: ImportMode,
  grouping: Grouping,
  mapping: ColumnMapping.nullable(),
  currentVersion: count,
  openImport: z.object({ id, number: z.string(), state: z.string() }).nullable(),
});
export type Source = z.infer<typeof Source>;

export const flagFields = ['reportNumber', 'block', 'district'] as const;
export const flagOperators = ['equals', 'one-of', 'starts-with', 'digits-exactly'] as const;
export const flagEffects = ['exclude', 'flag'] as const;

/** Which rows are left out of analyses, or only marked, and why. Fields are places and numbers, never a person. */
export const FlagRuleDraft = z
  .object({
    field: z.enum(flagFields),
    operator: z.enum(flagOperators),
    values: z.array(z.string().trim().min(1).max(200)).min(1).max(200),
    effect: z.enum(flagEffects),
    reason: z.string().trim().min(1).max(500),
  })
  .refine((rule) => rule.operator !== 'digits-exactly' || /^[1-9]\d?$/.test(rule.values[0]!), {
    path: ['values'],
    message: 'Give the number of digits, for example 4.',
  });
export type FlagRuleDraft = z.infer<typeof FlagRuleDraft>;

export const FlagRule = z.object({
  id,
  field: z.enum(flagFields),
  operator: z.enum(flagOperators),
  values: z.array(z.string()),
  effect: z.enum(flagEffects),
  reason: z.string(),
  createdAt: z.coerce.string(),
  createdBy: z.string().nullable(),
});
export type FlagRule = z.infer<typeof FlagRule>;

export const ProblemInFile = z.object({
  code: z.string(),
  message: z.string(),
  mend: z.string(),
  field: z.string().optional(),
  row: z.number().optional(),
});
export type ProblemInFile = z.infer<typeof ProblemInFile>;

const maybeCount = count.nullable();

/** One file on its way to a data version, or past it. */
export const ImportRecord = z.object({
  id,
  number: z.string(),
  title: z.string(),
  state: z.string(),
  stateSince: z.string(),
  source: z.object({ id, name: z.string(), layer: Layer }),
  mode: ImportMode,
  fileName: z.string(),
  fileSha256: z.string(),
  fileBytes: count,
  snapshotDate: isoDay,
  startedBy: z.string().nullable(),
  iStarted: z.boolean(),
  createdAt: z.string(),
  version: count,
  baseVersion: count,
  versionId: id.nullable(),
  corrects: z.object({ id, number: z.string() }).nullable(),
  header: z.array(z.string()).nullable(),
  rowsRead: maybeCount,
  rowsAccepted: maybeCount,
  rowsSetAside: maybeCount,
  rowsAdded: maybeCount,
  rowsChanged: maybeCount,
  rowsWithdrawn: maybeCount,
  rowsUnchanged: maybeCount,
  rowsLive: maybeCount,
  events: maybeCount,
  quality: Quality.nullable(),
  problem: ProblemInFile.nullable(),
  readingSeconds: z.number().nullable(),
  progress: z
    .object({
      rowsRead: count,
      bytesRead: count,
      bytesTotal: count,
      startedAt: z.string(),
      updatedAt: z.string(),
    })
    .nullable(),
});
export type ImportRecord = z.infer<typeof ImportRecord>;

/** A file that became the data of its source: never changed, what every finding is traced to. */
export const DataVersion = z.object({
  id,
  version: count,
  siteId: id,
  source: z.object({ id, name: z.string(), layer: Layer }),
  import: z.object({ id, number: z.string() }),
  isCurrent: z.boolean(),
  fileName: z.string(),
  fileSha256: z.string(),
  fileBytes: count,
  snapshotDate: isoDay,
  groupingMetres: z.number(),
  groupingMinutes: z.number(),
  rowsRead: count,
  rowsAccepted: count,
  rowsSetAside: count,
  rowsAdded: count,
  rowsChanged: count,
  rowsWithdrawn: count,
  rowsLive: count,
  events: count,
  quality: Quality,
  acceptedBy: z.string().nullable(),
  acceptedAt: z.string(),
});
export type DataVersion = z.infer<typeof DataVersion>;
