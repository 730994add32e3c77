import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { purgeMoves, purgeWorkflow } from './states.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);
const moment = z.iso.datetime();
const day = z.iso.date();
const agencyId = z.uuid('Choose the agency.');
const recordClass = z.string().regex(/^[a-z-]+\.[a-z-]+$/, 'Choose a class of records.');
const agency = z.object({ id: z.uuid(), name: z.string() });

/** A class of records that can be purged, and from what day its time counts. */
export const RetentionClass = z.object({ name: z.string(), label: z.string(), countsFrom: z.string() });
export type RetentionClass = z.infer<typeof RetentionClass>;

/** `7 years`, `18 months`, `for good`. */
export function periodWords(keepMonths: number | null): string {
  if (keepMonths === null) return 'for good';
  if (keepMonths % 12 === 0) return keepMonths === 12 ? '1 year' : `${keepMonths / 12} years`;
  return keepMonths === 1 ? '1 month' : `${keepMonths} months`;
}

export const Schedule = z.object({
  id: z.uuid(),
  agency: z.string(),
  recordClass: z.string(),
  label: z.string(),
  countsFrom: z.string(),
  /** null: kept for good. */
  keepMonths: z.number().int().nullable(),
  authority: z.string(),
  note: z.string(),
  inForceFrom: day,
  setBy: z.string().nullable(),
  /** The one that stands today; the others were or will be. */
  stands: z.boolean(),
});
export type Schedule = z.infer<typeof Schedule>;
/** A class that an agency has set no time for is kept until it does. */
export const Schedules = z.object({
  items: z.array(Schedule),
  unscheduled: z.array(z.object({ agency: z.string(), label: z.string() })),
  classes: z.array(RetentionClass),
  agencies: z.array(agency),
});
export type Schedules = z.infer<typeof Schedules>;
export const ScheduleDraft = z.strictObject({
  agencyId,
  recordClass,
  keepMonths: z.number().int().min(1).max(1200).nullable(),
  authority: words(3, 300),
  note: z.string().trim().max(1000).default(''),
  inForceFrom: day,
});
export type ScheduleDraft = z.infer<typeof ScheduleDraft>;

export const Hold = z.object({
  id: z.uuid(),
  number: z.string(),
  agency: z.string(),
  recordClass: z.string(),
  label: z.string(),
  /** null: the whole class. */
  recordCount: z.number().int().nullable(),
  matter: z.string(),
  reason: z.string(),
  placedBy: z.string().nullable(),
  placedAt: moment,
  reviewOn: day,
  reviewIsOverdue: z.boolean(),
  releasedAt: moment.nullable(),
  releasedBy: z.string().nullable(),
  releaseReason: z.string().nullable(),
});
export type Hold = z.infer<typeof Hold>;
export const holdList = pageOf(Hold);
export const holdListQuery = pageQuery.extend({
  show: z.enum(['in force', 'released']).optional(),
  q: z.string().max(100).optional(),
});
export const HoldDraft = z.strictObject({
  agencyId,
  recordClass,
  recordIds: z
    .array(z.uuid('Give each record by its id.'))
    .min(1, 'Name at least one record, or hold the whole class.')
    .max(10_000)
    .nullable(),
  matter: words(3, 200),
  reason: words(5, 2000),
  reviewOn: day,
});
export type HoldDraft = z.infer<typeof HoldDraft>;
export const ReleaseOrder = z.strictObject({ reason: words(5, 2000) });

export const PurgeState = z.enum(Object.keys(purgeWorkflow.states) as [keyof typeof purgeWorkflow.states]);
export const PurgeSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: PurgeState,
  stateSince: moment,
  title: z.string(),
  agency: z.string(),
  recordClass: z.string(),
  label: z.string(),
  cutoff: day,
  expected: z.number().int(),
  purged: z.number().int(),
  heldBack: z.number().int(),
  proposedBy: z.string().nullable(),
});
export type PurgeSummary = z.infer<typeof PurgeSummary>;
export const purgeList = pageOf(PurgeSummary);
export const purgeListQuery = pageQuery.extend({
  state: z.union([PurgeState, z.array(PurgeState)]).optional(),
});

/** What is said of a purge for good. Whoever holds the ids can compute the hash again. */
export const Certificate = z.object({
  number: z.string(),
  agency: z.string(),
  recordClass: z.string(),
  authority: z.string(),
  keepMonths: z.number().int(),
  cutoff: day,
  proposedBy: z.string(),
  approvedBy: z.string(),
  approvedAt: moment,
  finishedAt: moment,
  records: z.number().int(),
  heldBack: z.number().int(),
  rows: z.record(z.string(), z.number().int()),
  recordsHash: z.string(),
  hashedHow: z.string(),
});
export type Certificate = z.infer<typeof Certificate>;

export const Purge = PurgeSummary.extend({
  reason: z.string(),
  authority: z.string(),
  keepMonths: z.number().int(),
  batches: z.array(
    z.object({
      ordinal: z.number().int(),
      at: moment,
      purged: z.number().int(),
      heldBack: z.number().int(),
      recordsHash: z.string(),
    }),
  ),
  certificate: Certificate.nullable(),
  signature: z.string().nullable(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Purge = z.infer<typeof Purge>;

export const PurgeDraft = z.strictObject({ agencyId, recordClass, reason: words(5, 1000) });
export type PurgeDraft = z.infer<typeof PurgeDraft>;
export const PurgeMove = z.strictObject({
  move: z.enum(purgeMoves),
  reason: z.string().max(1000).optional(),
});
export const PreviewQuery = z.object({ agencyId, recordClass });
export const Preview = z.object({
  keepMonths: z.number().int(),
  authority: z.string(),
  cutoff: day,
  /** Records from before the cutoff, and how many of them a hold keeps. */
  due: z.number().int(),
  held: z.number().int(),
});
export type Preview = z.infer<typeof Preview>;

/** The certificate computed again from what is there now. */
export const Verification = z.object({
  holds: z.boolean(),
  tombstones: z.number().int(),
  recomputedHash: z.string(),
  hashMatches: z.boolean(),
  countMatches: z.boolean(),
  batchesMatch: z.boolean(),
  signatureHolds: z.boolean(),
  /** Purged records of which something is still there; anything but none is a fault. */
  stillThere: z.number().int(),
});
export type Verification = z.infer<typeof Verification>;
