import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { agreementMoves, glassMoves } from './states.ts';

/** What shared records may be used for; a use that is not named is not allowed. */
export const purposes = [
  'investigation',
  'prosecution',
  'federal adoption',
  'victim services',
  'court scheduling',
  'measurement',
] as const;
export const Purpose = z.enum(purposes);

const words = (least: number, most: number) => z.string().trim().min(least).max(most);
const moment = z.iso.datetime({ offset: true });

/** This agency lets that one read this field of this class of records. */
export const Line = z.strictObject({
  giverId: z.uuid(),
  receiverId: z.uuid(),
  recordClass: z.string().max(60),
  field: z.string().max(60),
});
export type Line = z.infer<typeof Line>;

export const AgreementDraft = z.strictObject({
  title: words(3, 200),
  purposes: z.array(Purpose).max(purposes.length).default([]),
  terms: z.string().trim().max(20_000).default(''),
  includesJuveniles: z.boolean().default(false),
  retentionDays: z.number().int().min(1).max(36_500).nullable().default(null),
  startsAt: moment.nullable().default(null),
  endsAt: moment.nullable().default(null),
  partyIds: z.array(z.uuid()).min(2, 'An agreement has two parties or more.').max(12),
  lines: z.array(Line).max(200).default([]),
});
export type AgreementDraft = z.infer<typeof AgreementDraft>;
export type AgreementDraftInput = z.input<typeof AgreementDraft>;
export const AgreementChange = AgreementDraft.extend({ revision: z.number().int() });
export type AgreementChange = z.infer<typeof AgreementChange>;

export const AgreementStateName = z.enum([
  'draft',
  'legal review',
  'for signature',
  'signed',
  'in force',
  'expired',
  'terminated',
  'withdrawn',
]);

const Agency = z.object({ id: z.uuid(), name: z.string() });

export const AgreementSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: AgreementStateName,
  stateSince: z.iso.datetime(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  parties: z.array(Agency),
  signed: z.number().int().describe('How many parties have signed.'),
});
export type AgreementSummary = z.infer<typeof AgreementSummary>;

export const Party = Agency.extend({
  signedBy: z.string().nullable(),
  signedAt: z.iso.datetime().nullable(),
  /** What was signed, so that it can be shown that nothing was changed since. */
  contentHash: z.string().nullable(),
  mayISign: z.boolean(),
});
export const NamedLine = Line.extend({
  giver: z.string(),
  receiver: z.string(),
  classLabel: z.string(),
  fieldLabel: z.string(),
});

export const Agreement = AgreementSummary.omit({ parties: true, signed: true }).extend({
  purposes: z.array(Purpose),
  terms: z.string(),
  includesJuveniles: z.boolean(),
  retentionDays: z.number().int().nullable(),
  revision: z.number().int(),
  author: z.string(),
  parties: z.array(Party),
  lines: z.array(NamedLine),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Agreement = z.infer<typeof Agreement>;

export const agreementList = pageOf(AgreementSummary);
export const agreementListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([AgreementStateName, z.array(AgreementStateName)]).optional(),
});

export const AgreementMoveRequest = z.strictObject({
  move: z.enum(agreementMoves),
  reason: z.string().max(1000).optional(),
});
export const SignRequest = z.strictObject({ agencyId: z.uuid() });

/** What the form for an agreement offers. */
export const AgreementOptions = z.object({
  agencies: z.array(Agency),
  myAgencyIds: z.array(z.uuid()),
  classes: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      fields: z.array(z.object({ name: z.string(), label: z.string() })),
    }),
  ),
});
export type AgreementOptions = z.infer<typeof AgreementOptions>;

/** What one agency's people see at the site: their own records, and what agreements open. */
export const seesQuery = z.object({ agency: z.uuid(), proposed: z.uuid().optional() });
export const AgencySees = z.object({
  agency: Agency,
  proposed: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
  rows: z.array(
    z.object({
      owner: z.string(),
      isOwn: z.boolean(),
      classLabel: z.string(),
      fieldLabel: z.string(),
      seal: z.enum(['open', 'juvenile', 'sealed']),
      agreements: z.array(
        z.object({ id: z.uuid(), number: z.string(), endsAt: z.iso.datetime().nullable() }),
      ),
      /** Seen only once the proposed agreement is in force. */
      onlyProposed: z.boolean(),
    }),
  ),
});
export type AgencySees = z.infer<typeof AgencySees>;

/** One look at records of an agency. */
export const Look = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  who: z.string(),
  agencies: z.array(z.string()).describe('For which agency the person looked.'),
  isOwn: z.boolean().describe('The reader is of the agency that owns the records.'),
  recordTable: z.string(),
  recordId: z.string().nullable(),
  recordNumber: z.string().nullable(),
  classes: z.array(z.string()),
  purpose: z.string().nullable(),
  owner: z.string(),
  agreements: z.array(z.object({ id: z.uuid(), number: z.string() })),
  glass: z.array(z.object({ id: z.uuid(), number: z.string() })),
});
export type Look = z.infer<typeof Look>;
export const lookList = pageOf(Look);
export const lookListQuery = pageQuery.extend({
  q: z.string().max(100).optional().describe('A name, or the number of a case.'),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  agreement: z.uuid().optional(),
  by: z.enum(['others', 'own', 'broken-glass']).optional(),
});

export const GlassStateName = z.enum(['in use', 'ended', 'justified', 'not justified']);
export const longestGlassMinutes = 240;
export const BreakGlass = z.strictObject({
  caseNumber: words(1, 60),
  ownerAgencyId: z.uuid(),
  reason: words(20, 1000),
  minutes: z.number().int().min(5).max(longestGlassMinutes).default(60),
});
export type BreakGlass = z.infer<typeof BreakGlass>;

export const GlassSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: GlassStateName,
  stateSince: z.iso.datetime(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  owner: z.string(),
  reader: z.string(),
  readerAgency: z.string(),
  startedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});
export type GlassSummary = z.infer<typeof GlassSummary>;
export const Glass = GlassSummary.extend({
  reason: z.string(),
  isMine: z.boolean(),
  looks: z.number().int().nullable().describe('How many looks were taken; told to the owner alone.'),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Glass = z.infer<typeof Glass>;
export const glassList = pageOf(GlassSummary);
export const glassListQuery = pageQuery.extend({
  state: z.union([GlassStateName, z.array(GlassStateName)]).optional(),
});
export const GlassMoveRequest = z.strictObject({
  move: z.enum(glassMoves),
  reason: z.string().max(1000).optional(),
});
