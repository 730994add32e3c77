import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { ColumnMapping, DateOrder, Outcome } from '../mapping/contract.ts';
import { count, id, isoDay, maybeCount } from '../shapes/contract.ts';
import { ImportMode, Layer } from '../sources/contract.ts';

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

export const ProblemInFile = z.object({
  code: z.string(),
  message: z.string(),
  mend: z.string(),
  field: z.string().optional(),
  row: z.number().optional(),
});
export type ProblemInFile = z.infer<typeof ProblemInFile>;

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

export const ImportList = pageOf(ImportRecord);
export const ImportListQuery = pageQuery.extend({
  state: z.union([z.string(), z.array(z.string())]).optional(),
  source: id.optional(),
});

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

export const Made = z.object({ id });
