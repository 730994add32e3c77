import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { ImportKind } from './kinds/contract.ts';

export * from './kinds/contract.ts';

export const DateOrder = z.enum(['year-first', 'month-first', 'day-first']);
export type DateOrder = z.infer<typeof DateOrder>;

/** Field to column of the file; a field without a column is not in it. */
export const Mapping = z.record(z.string().max(40), z.string().max(300));
export type Mapping = z.infer<typeof Mapping>;

export const Verdict = z.enum(['new', 'changed', 'unchanged', 'set aside']);
export type Verdict = z.infer<typeof Verdict>;

/** What is wrong with a field of a row, and what to do about it. */
export const Reason = z.object({ field: z.string(), message: z.string(), mend: z.string() });
export type Reason = z.infer<typeof Reason>;

export const Counts = z.object({
  read: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  setAside: z.number().int(),
});
export type Counts = z.infer<typeof Counts>;

export const ImportSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: ImportKind,
  fileName: z.string(),
  state: z.enum(['received', 'checked', 'applied', 'discarded']),
  stateSince: z.iso.datetime(),
  startedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  counts: Counts.nullable(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;
export const importList = pageOf(ImportSummary);
export const importListQuery = pageQuery.extend({
  kind: z.union([ImportKind, z.array(ImportKind)]).optional(),
});

export const ImportRecord = ImportSummary.extend({
  sha256: z.string(),
  bytes: z.number(),
  header: z.array(z.string()),
  /** The first rows, as they stand in the file. */
  firstRows: z.array(z.array(z.string())),
  /** What was checked last, or else the mapping kept for this kind, or else what the headings suggest. */
  mapping: Mapping,
  dateOrder: DateOrder,
  mappedBy: z.enum(['this import', 'the last file', 'the headings']),
  checkedAt: z.iso.datetime().nullable(),
  /** Of people: how many of those it brought in have no invitation yet. */
  notInvited: z.number().int(),
});
export type ImportRecord = z.infer<typeof ImportRecord>;

export const CheckRequest = z.strictObject({ mapping: Mapping, dateOrder: DateOrder });
export type CheckRequest = z.infer<typeof CheckRequest>;

export const FileRow = z.object({
  row: z.number().int(),
  verdict: Verdict,
  key: z.string().nullable(),
  fields: z.array(z.string()),
  reasons: z.array(Reason),
});
export type FileRow = z.infer<typeof FileRow>;
export const rowList = pageOf(FileRow);
export const rowListQuery = pageQuery.extend({
  verdict: z.union([Verdict, z.array(Verdict)]).optional(),
});

export const PastRequest = z.object({
  id: z.uuid(),
  externalNumber: z.string(),
  title: z.string(),
  problem: z.string(),
  coreArea: z.string().nullable(),
  urgency: z.string().nullable(),
  standing: z.enum(['open', 'closed', 'declined', 'withdrawn']),
  provider: z.string().nullable(),
  askedOn: z.iso.date(),
  acknowledgedOn: z.iso.date().nullable(),
  matchedOn: z.iso.date().nullable(),
  deliveredFrom: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
});
export type PastRequest = z.infer<typeof PastRequest>;
export const pastRequestList = pageOf(PastRequest);
export const pastRequestQuery = pageQuery.extend({ q: z.string().max(100).optional() });
