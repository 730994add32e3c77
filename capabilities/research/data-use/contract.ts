import { z } from 'zod';
import { historyFields, recordFields, words } from '../projects/contract.ts';

const Day = z.iso.date();

export const DatePrecision = z.enum(['day', 'week']);
export const whoFields = ['ageBand', 'sex', 'race'] as const;

/**
 * What an extract keeps of each person shot. Names, numbers, addresses and points have no switch: they never pass.
 * An extract answers *where* or *who*, not both: a cell together with an age would point at a person.
 */
export const ExtractChoices = z
  .strictObject({
    dates: DatePrecision,
    dayPart: z.boolean().default(false).describe('Six-hour part of the day.'),
    district: z.boolean().default(false),
    cellSize: z
      .union([z.literal(250), z.literal(500), z.literal(1000)])
      .nullable()
      .default(null)
      .describe('Centre of the cell of the published grid, side in metres; null keeps no cell.'),
    who: z.array(z.enum(whoFields)).max(3).default([]),
  })
  .superRefine(({ who, cellSize, dates, dayPart }, context) => {
    if (who.length === 0) return;
    if (cellSize !== null) {
      context.addIssue({
        code: 'custom',
        path: ['cellSize'],
        message:
          'With age, sex or race no cells are kept: ask for two extracts, one for where and one for who.',
      });
    }
    if (dates === 'day' || dayPart) {
      context.addIssue({
        code: 'custom',
        path: ['dates'],
        message: 'With age, sex or race dates are kept to the week, without the part of the day.',
      });
    }
  });
export type ExtractChoices = z.infer<typeof ExtractChoices>;

/** The rules as they were applied, frozen with the extract. */
export const AppliedRules = z.object({
  version: z.string(),
  smallestGroup: z.number().int(),
  choices: z.object({
    dates: DatePrecision,
    dayPart: z.boolean(),
    district: z.boolean(),
    cellSize: z.number().nullable(),
    who: z.array(z.enum(whoFields)),
  }),
  /** In words, as the data owner and the researcher read them. */
  sentences: z.array(z.string()),
});
export type AppliedRules = z.infer<typeof AppliedRules>;

/** How much one rule took away. */
export const Removal = z.object({
  rule: z.string(),
  what: z.enum(['people', 'values']),
  count: z.number().int(),
});
export type Removal = z.infer<typeof Removal>;

export const ApprovalRequest = z
  .strictObject({
    title: words(5, 160),
    why: words(10, 2000),
    versionId: z.uuid('Choose a data version.'),
    periodFrom: Day,
    periodTo: Day,
    rules: ExtractChoices,
    wantedUntil: Day,
  })
  .refine(({ periodFrom, periodTo }) => periodTo >= periodFrom, {
    path: ['periodTo'],
    message: 'The period ends on or after its first day.',
  });
export type ApprovalRequest = z.infer<typeof ApprovalRequest>;

export const ApprovalTerms = z.strictObject({
  expiresOn: Day,
  conditions: words(10, 2000),
});
export type ApprovalTerms = z.infer<typeof ApprovalTerms>;

export const Extract = z.object({
  id: z.uuid(),
  name: z.string(),
  dataLabel: z.string(),
  dataDate: Day,
  periodFrom: Day,
  periodTo: Day,
  rules: AppliedRules,
  removed: z.array(Removal),
  rows: z.number().int(),
  preparedBy: z.string(),
  preparedAt: z.iso.datetime(),
});
export type Extract = z.infer<typeof Extract>;

export const ApprovalSummary = z.object({
  ...recordFields,
  projectId: z.uuid(),
  title: z.string(),
  dataLabel: z.string(),
  periodFrom: Day,
  periodTo: Day,
  expiresOn: Day.nullable(),
  /** Days of access after today; null unless it is in force. */
  daysLeft: z.number().int().nullable(),
  expired: z.boolean(),
  extractId: z.uuid().nullable(),
  rows: z.number().int().nullable(),
});
export type ApprovalSummary = z.infer<typeof ApprovalSummary>;

export const Approval = ApprovalSummary.extend({
  ...historyFields,
  project: z.object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    endsOn: Day,
    partner: z.string(),
  }),
  why: z.string(),
  versionId: z.uuid(),
  choices: AppliedRules.shape.choices,
  /** The rules as the request would apply them, in words. */
  sentences: z.array(z.string()),
  wantedUntil: Day,
  conditions: z.string().nullable(),
  requestedBy: z.string(),
  extract: Extract.nullable(),
  isMember: z.boolean(),
});
export type Approval = z.infer<typeof Approval>;

/** What can be asked for: the site’s current versions, and whether it has published a grid. */
export const DataToAskFor = z.object({
  versions: z.array(
    z.object({ id: z.uuid(), label: z.string(), from: Day, to: Day, rows: z.number().int(), dataDate: Day }),
  ),
  hasGrid: z.boolean(),
  smallestGroup: z.number().int(),
});
export type DataToAskFor = z.infer<typeof DataToAskFor>;

export const ExtractRow = z.object({
  n: z.number().int(),
  occurredOn: Day,
  dayPart: z.string().nullable(),
  fatal: z.boolean().nullable(),
  ageBand: z.string().nullable(),
  sex: z.string().nullable(),
  race: z.string().nullable(),
  district: z.string().nullable(),
  cellX: z.number().nullable(),
  cellY: z.number().nullable(),
});
export type ExtractRow = z.infer<typeof ExtractRow>;

/** A look at the rows themselves; never all of them, and nothing here downloads. */
export const ExtractLook = z.object({
  extract: Extract,
  approval: z.object({ id: z.uuid(), number: z.string(), daysLeft: z.number().int().nullable() }),
  project: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  isMember: z.boolean(),
  sample: z.array(ExtractRow),
});
export type ExtractLook = z.infer<typeof ExtractLook>;
