import { z } from 'zod';
import { partKinds } from '../reading/contract.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);
const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const key = z.string().regex(/^[A-Za-z0-9._:-]{1,60}$/);
/** How many entries the person saw when they decided. */
const seen = z.number().int().nonnegative().optional();

export const NewComplaint = z.strictObject({
  reportNumber: words(1, 40),
  openedOn: day,
  nibrsOffenses: z.array(z.string().max(5)).min(1, 'Choose at least one offense.').max(10),
  victims: z.number().int().min(0).max(500),
  suspectKnown: z.boolean(),
  arrest: z.boolean(),
  narrative: words(0, 20_000).default(''),
});
export type NewComplaint = z.infer<typeof NewComplaint>;

/** What happened, by the names that the reference gives each kind of event. */
export const CaseEvents = z.strictObject({
  seen,
  events: z
    .array(
      z.strictObject({
        kind: z.string().max(60),
        effectiveAt: moment.optional().describe('When it happened; left out: now.'),
        defendantKey: key.nullish(),
        chargeKey: key.nullish(),
        hearingKey: key.nullish(),
        payload: z.record(z.string(), z.unknown()).default({}),
        fields: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .min(1)
    .max(100),
});
export type CaseEvents = z.infer<typeof CaseEvents>;

export const Referral = z.strictObject({
  seen,
  toAgencyId: z.uuid('Choose the prosecutor.'),
  charges: z.array(key).max(200).default([]),
});
export type Referral = z.infer<typeof Referral>;

export const decisions = ['adopted', 'declined', 'returned', 'adopted-federally', 'other-agency'] as const;
export const Screening = z.strictObject({
  seen,
  decision: z.enum(decisions, 'Choose a decision.'),
  /** The recommended charges that are adopted; none said: all. */
  charges: z.array(key).max(200).default([]),
  docket: words(0, 60).default(''),
  reason: z.string().max(60).optional(),
  words: words(0, 500).default(''),
  needed: z.array(words(1, 500)).max(20).default([]),
  dueOn: day.optional(),
  /** Kept inside the office, whatever is signed. */
  workProduct: words(0, 20_000).default(''),
});
export type Screening = z.infer<typeof Screening>;

export const Assignment = z.strictObject({
  personId: z.uuid('Choose a person.'),
  kind: z.enum(partKinds).optional(),
});
export type Assignment = z.infer<typeof Assignment>;

export const LockRequest = z.strictObject({ takeOverBecause: words(5, 500).optional() });
export type LockRequest = z.infer<typeof LockRequest>;
export const LockHeld = z.object({ until: z.iso.datetime() });
export const LockReturn = z.object({ released: z.boolean() });

export const Resolution = z.strictObject({ resolution: words(3, 1000) });
export const DocumentRemoval = z.strictObject({ why: words(5, 1000) });

/** Who sees a document goes by the field it is filed under. */
export const documentFields = ['narrative', 'evidence', 'core', 'work-product'] as const;
export const Kept = z.object({ id: z.uuid() });

export const SampleDraft = z.strictObject({
  kind: z.enum(partKinds),
  from: day,
  to: day,
  size: z.number().int().min(1).max(100),
});
export type SampleDraft = z.infer<typeof SampleDraft>;
export const findings = ['sound', 'minor', 'serious'] as const;
export const ReviewDraft = z.strictObject({
  finding: z.enum(findings, 'Choose a finding.'),
  notes: words(0, 4000).default(''),
});
export type ReviewDraft = z.infer<typeof ReviewDraft>;

const count = z.number().int().nonnegative();
export const SampleSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(partKinds),
  from: day,
  to: day,
  drawnAt: z.iso.datetime(),
  drawnBy: z.string().nullable(),
  drawnFrom: count,
  size: count,
  reviewed: count,
  serious: count,
  seed: z.string(),
});
export type SampleSummary = z.infer<typeof SampleSummary>;
export const sampleList = z.object({ items: z.array(SampleSummary) });
export const SampledCase = z.object({
  caseId: z.uuid(),
  place: z.number().int(),
  number: z.string(),
  status: z.string(),
  closedOn: day.nullable(),
  offense: z.string().nullable(),
  finding: z.enum(findings).nullable(),
  notes: z.string(),
  reviewedAt: z.iso.datetime().nullable(),
  reviewedBy: z.string().nullable(),
});
export const Sample = SampleSummary.extend({ cases: z.array(SampledCase) });
export type Sample = z.infer<typeof Sample>;

export const CaseFlow = z.object({
  /** By month: how many came in and how many were decided, of the reader’s own agency. */
  months: z.array(z.object({ month: z.string(), came: count, decided: count })),
  /** What is open now, by how long it has stood where it stands. */
  ageing: z.array(
    z.object({
      kind: z.enum(partKinds),
      status: z.string(),
      week: count,
      month: count,
      quarter: count,
      older: count,
    }),
  ),
  returned: count,
  returnedLate: count,
  unassigned: count,
});
export type CaseFlow = z.infer<typeof CaseFlow>;
