import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { SourceOrigin, VersionFile } from './origin/contract.ts';

export * from './origin/contract.ts';

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
  origin: SourceOrigin.optional(),
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
  origin: SourceOrigin,
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
  source: z.object({ id, name: z.string(), layer: Layer, origin: SourceOrigin }),
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

export const SetAsideRow = z.object({
  fileRow: count,
  fields: z.array(z.string()),
  reasons: z.array(ProblemInFile),
  corrected: z.array(z.string()).nullable(),
  correctedBy: z.string().nullable(),
  correction: z.object({ id, number: z.string(), state: z.string() }).nullable(),
});
export type SetAsideRow = z.infer<typeof SetAsideRow>;

export const EventFilter = pageQuery.extend({
  source: id
    .optional()
    .describe('A source of the site; the first source of confirmed shootings when left out.'),
  from: isoDay.optional().describe('The first local day.'),
  to: isoDay.optional().describe('The last local day.'),
  outcome: Outcome.optional(),
  victims: z.literal('several').optional().describe('Only incidents with more than one victim.'),
  place: z.literal('missing').optional().describe('Only incidents without coordinates.'),
  district: z.string().max(100).optional(),
  q: z.string().trim().max(100).optional().describe('Part of the block, or a whole report number.'),
});
export type EventFilter = z.infer<typeof EventFilter>;

const localTime = z.string().describe('The wall clock at the place, as the source wrote it.');

export const IncidentEvent = z.object({
  id,
  occurredAt: z.string(),
  occurredLocal: localTime,
  victims: count,
  fatal: count,
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  block: z.string().nullable(),
  district: z.string().nullable(),
  reportNumbers: z.array(z.string()),
  flags: z.array(z.object({ effect: z.enum(flagEffects), reason: z.string() })),
});
export type IncidentEvent = z.infer<typeof IncidentEvent>;

export const IncidentVictim = z.object({
  id,
  reportNumber: z.string().nullable(),
  occurredLocal: localTime,
  isFatal: z.boolean().nullable(),
  age: z.number().nullable(),
  ageGroup: z.string().nullable(),
  sex: z.string().nullable(),
  race: z.string().nullable(),
  block: z.string().nullable(),
  notes: z.array(z.string()),
  fileRow: count,
});
export type IncidentVictim = z.infer<typeof IncidentVictim>;

export const IncidentDetail = IncidentEvent.omit({ flags: true }).extend({
  sourceName: z.string(),
  fromVersion: count,
  toVersion: maybeCount,
  members: z.array(IncidentVictim),
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

export const FlagCount = z.object({ rule: FlagRule, victims: count });
export type FlagCount = z.infer<typeof FlagCount>;

/** `arrivals` is null while there is only one version: nothing can be said then. */
export const LateReporting = z.object({
  versions: count,
  arrivals: z.array(z.object({ label: z.string(), victims: count })).nullable(),
});
export type LateReporting = z.infer<typeof LateReporting>;

export const QualityReport = z.object({
  version: DataVersion.nullable(),
  previous: DataVersion.nullable(),
  files: z.array(VersionFile).describe('Every file the version rests on, the newest last.'),
  flags: z.array(FlagCount),
  lateReporting: LateReporting,
});
export type QualityReport = z.infer<typeof QualityReport>;

/** An import with what happened to it. */
export const ImportDetail = ImportRecord.extend({
  iMade: z.array(z.string()),
  timeline: z.array(
    z.object({
      id,
      move: z.string(),
      to: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

const changedFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** `after` is null for a row that was withdrawn. */
export const VersionChange = z.object({ id, before: changedFacts, after: changedFacts.nullable() });
export type VersionChange = z.infer<typeof VersionChange>;

export const PreviewRequest = z.object({
  /** A mapping to try on the file; without one, what the headers suggest is returned. */
  mapping: ColumnMapping.nullable().default(null),
  snapshotDate: isoDay.optional(),
});
export type PreviewRequest = z.infer<typeof PreviewRequest>;

export const Preview = z.object({
  header: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  rowsLooked: count,
  guess: z.object({
    mapping: z.record(z.string(), z.unknown()),
    dateOrder: z.object({ order: DateOrder.optional(), because: z.string(), example: z.string().optional() }),
    spellings: z.record(z.string(), z.record(z.string(), Outcome.nullable())),
    projected: z.object({ x: z.string(), y: z.string() }).nullable(),
  }),
  /** What a mapping would make of the first rows. */
  trial: z
    .object({
      accepted: count,
      setAside: count,
      examples: z.array(z.object({ row: count, reasons: z.array(ProblemInFile) })),
      problem: ProblemInFile.nullable(),
    })
    .nullable(),
});
export type Preview = z.infer<typeof Preview>;

export const Upload = z.object({ id, fileName: z.string(), sha256: z.string(), bytes: count });

export const ImportDraft = z.object({
  sourceId: id,
  uploadId: id,
  snapshotDate: isoDay
    .optional()
    .describe('The last day the file speaks of; today at the site when left out.'),
  corrects: id.optional().describe('The import whose set-aside rows this file brings back.'),
});
export type ImportDraft = z.infer<typeof ImportDraft>;

export const ImportMove = z.object({
  move: z.enum(['accept', 'cancel', 'discard']),
  reason: z.string().trim().max(500).optional(),
});

export const ImportList = pageOf(ImportRecord);
export const ImportListQuery = pageQuery.extend({
  state: z.union([z.string(), z.array(z.string())]).optional(),
  source: id.optional(),
});
export const EventList = pageOf(IncidentEvent);
export const SetAsideList = pageOf(SetAsideRow);
export const SourceList = z.object({ items: z.array(Source) });
export const FlagRuleList = z.object({ items: z.array(FlagRule) });
export const VersionList = z.object({ items: z.array(DataVersion) });
export const ChangeList = z.object({ items: z.array(VersionChange) });
export const Made = z.object({ id });
