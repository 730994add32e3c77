import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { recordsRequestWorkflow } from './states.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);
const moment = z.iso.datetime();

export const disclosureKinds = ['export', 'webhook', 'records request'] as const;
export const disclosureBases = ['agreement', 'law', 'own records'] as const;
export const basisWords: Record<(typeof disclosureBases)[number], string> = {
  agreement: 'An agreement',
  law: 'A law',
  'own records': 'Its own records',
};
export const requesterKinds = [
  'subject of the record',
  'attorney',
  'news media',
  'agency',
  'researcher',
  'public',
] as const;
export const requesterWords: Record<(typeof requesterKinds)[number], string> = {
  'subject of the record': 'A person the record is about',
  attorney: 'An attorney',
  'news media': 'News media',
  agency: 'Another agency',
  researcher: 'A researcher',
  public: 'A member of the public',
};

const agency = z.object({ id: z.uuid(), name: z.string() });

export const Disclosure = z.object({
  id: z.uuid(),
  at: moment,
  agency: z.string(),
  kind: z.enum(disclosureKinds),
  by: z.string().nullable(),
  recipient: z.string(),
  recordClass: z.string(),
  recordClassLabel: z.string(),
  fields: z.array(z.string()),
  what: z.string(),
  purpose: z.string().nullable(),
  basis: z.enum(disclosureBases),
  agreementNumber: z.string().nullable(),
  law: z.string().nullable(),
  requestId: z.uuid().nullable(),
  requestNumber: z.string().nullable(),
  recordCount: z.number().int(),
  recordsHash: z.string(),
});
export type Disclosure = z.infer<typeof Disclosure>;
export const disclosureList = pageOf(Disclosure);
export const disclosureListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  kind: z.enum(disclosureKinds).optional(),
  basis: z.enum(disclosureBases).optional(),
  record: z.uuid().optional().describe('Only what this record was part of.'),
});

export const RequestState = z.enum(
  Object.keys(recordsRequestWorkflow.states) as [keyof typeof recordsRequestWorkflow.states],
);
export const Standing = z.enum(['answered', 'late', 'due today', 'running']);

export const RequestSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: RequestState,
  stateSince: moment,
  title: z.string(),
  agency: z.string(),
  requester: z.string(),
  requesterKind: z.enum(requesterKinds),
  receivedOn: z.iso.date(),
  dueOn: z.iso.date(),
  standing: Standing,
  /** Days until it is due; below zero when they are over. */
  days: z.number().int(),
});
export type RequestSummary = z.infer<typeof RequestSummary>;
export const requestList = pageOf(RequestSummary);
export const requestListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  show: z.enum(['open', 'late', 'answered', 'complaints']).optional(),
});

export const Redaction = z.strictObject({
  place: words(1, 200).describe('Where it is: the page, the field.'),
  what: words(3, 300).describe('What kind of thing was blacked out, never the words.'),
  citation: words(3, 200),
});
export type Redaction = z.infer<typeof Redaction>;

export const RecordsRequest = RequestSummary.extend({
  asked: z.string(),
  contact: z.string(),
  law: z.string(),
  jurisdiction: z.string(),
  extendedOn: z.iso.date().nullable(),
  extensionReason: z.string().nullable(),
  mayExtendTo: z.iso.date().nullable(),
  owner: z.string().nullable(),
  answeredOn: z.iso.date().nullable(),
  recordCount: z.number().int().nullable(),
  given: z.string().nullable(),
  withheldBecause: z.string().nullable(),
  citation: z.string().nullable(),
  complaint: z.string().nullable(),
  complainedOn: z.iso.date().nullable(),
  complaintDecision: z.string().nullable(),
  redactions: z.array(Redaction.extend({ id: z.uuid() })),
  grounds: z.array(z.object({ citation: z.string(), covers: z.string() })),
  disclosures: z.array(z.object({ id: z.uuid(), at: moment, recordCount: z.number().int() })),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type RecordsRequest = z.infer<typeof RecordsRequest>;

export const RequestDraft = z.strictObject({
  agencyId: z.uuid('Choose the agency that is asked.'),
  title: words(3, 160),
  asked: words(3, 4000),
  requester: words(1, 200),
  requesterKind: z.enum(requesterKinds),
  contact: z.string().trim().max(300).default(''),
  receivedOn: z.iso.date(),
});
export type RequestDraft = z.infer<typeof RequestDraft>;

const given = words(3, 2000);
const recordCount = z.coerce.number().int().min(0).max(10_000_000);
/** Records of the platform that were handed over, when they were; what lies elsewhere is only counted. */
const recordIds = z.array(z.uuid()).max(10_000).default([]);
const because = words(5, 2000);
const citation = words(3, 200);

export const RequestMove = z.discriminatedUnion('move', [
  z.strictObject({ move: z.literal('take-up') }),
  z.strictObject({ move: z.literal('withdraw') }),
  z.strictObject({ move: z.literal('answer-whole'), given, recordCount, recordIds }),
  z.strictObject({
    move: z.literal('answer-in-part'),
    given,
    recordCount,
    recordIds,
    because,
    citation,
    redactions: z.array(Redaction).min(1, 'Say what was blacked out or left out, and where.').max(200),
  }),
  z.strictObject({ move: z.literal('deny'), because, citation }),
  z.strictObject({ move: z.literal('complain'), complaint: words(5, 4000) }),
  z.strictObject({ move: z.literal('uphold'), decision: words(5, 2000) }),
  z.strictObject({ move: z.literal('reopen'), decision: words(5, 2000) }),
]);
export type RequestMove = z.infer<typeof RequestMove>;
export const ExtensionOrder = z.strictObject({ reason: words(5, 1000) });

export const RequestOptions = z.object({
  agencies: z.array(agency.extend({ jurisdiction: z.string(), law: z.string().nullable() })),
});
export type RequestOptions = z.infer<typeof RequestOptions>;

const dayKind = z.enum(['business', 'calendar']);
const jurisdiction = z.string().regex(/^[A-Z]{2}$/, 'Two capital letters: a state, or US.');
export const RuleDraft = z.strictObject({
  jurisdiction,
  inForceFrom: z.iso.date(),
  law: words(3, 200),
  days: z.coerce.number().int().min(1).max(365),
  dayKind,
  extensionDays: z.coerce.number().int().min(0).max(365),
  extensionDayKind: dayKind,
});
export type RuleDraft = z.infer<typeof RuleDraft>;
export const GroundDraft = z.strictObject({ jurisdiction, citation, covers: words(3, 300) });
export const RuleBook = z.object({ rules: z.array(RuleDraft), grounds: z.array(GroundDraft) });
export type RuleBook = z.infer<typeof RuleBook>;
