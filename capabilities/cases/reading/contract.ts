import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { complaintMachine, courtStatuses, federalMachine, referralMachine } from '../states.ts';

export { purposes } from '#capabilities/sharing/contract.ts';

const moment = z.iso.datetime();
const day = z.iso.date();
const count = z.number().int().nonnegative();

export const partKinds = ['complaint', 'referral', 'court', 'federal'] as const;
export const PartKind = z.enum(partKinds);
export type PartKind = z.infer<typeof PartKind>;

/** One agency’s part of a case, as a list or the head of its page shows it. */
export const Part = z.object({
  id: z.uuid(),
  kind: PartKind,
  agencyId: z.uuid(),
  agency: z.string(),
  /** Of an agency the reader works for; another’s is seen by an agreement. */
  own: z.boolean(),
  localNumber: z.string().nullable(),
  status: z.string(),
  since: moment,
  openedOn: day,
  closedOn: day.nullable(),
  dueOn: day.nullable(),
  waitsOn: z.string().nullable(),
  assignedToId: z.uuid().nullable(),
  assignedTo: z.string().nullable(),
  nibrsOffense: z.string().nullable(),
  offense: z.string().nullable(),
  rounds: count,
  /** The reason of a decline or a return, where an agreement opens reasons. */
  reason: z.string().nullable(),
});
export type Part = z.infer<typeof Part>;

export const CaseLine = z.object({
  caseId: z.uuid(),
  number: z.string(),
  openedOn: day,
  synthetic: z.boolean(),
  part: Part,
  /** The parts of the other agencies, as far as they are open to the reader. */
  others: z.array(Part),
  /** Names, as far as they are open to the reader. */
  defendants: z.array(z.string()),
});
export type CaseLine = z.infer<typeof CaseLine>;
export const caseLines = pageOf(CaseLine);

export const listNames = ['mine', 'screening', 'federal', 'returned', 'unassigned', 'open', 'all'] as const;
export const caseListQuery = pageQuery.extend({
  list: z
    .enum(listNames)
    .default('all')
    .describe('Which list: what is mine, the screening queue, and so on.'),
  status: z.union([z.string().max(60), z.array(z.string().max(60)).max(12)]).optional(),
  kind: PartKind.optional(),
  /** What the prosecutor answered to a complaint of mine. */
  answer: z.enum(['declined', 'returned for investigation', 'adopted']).optional(),
  state: z.enum(['open', 'closed']).optional(),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

export const searchBy = ['name', 'number', 'statute'] as const;
export const caseSearchQuery = pageQuery.extend({
  by: z.enum(searchBy).default('name'),
  q: z.string().trim().min(2, 'Type at least two characters.').max(80),
});
export type CaseSearchQuery = z.infer<typeof caseSearchQuery>;
export const CaseHit = z.object({
  id: z.string(),
  caseId: z.uuid(),
  number: z.string(),
  openedOn: day,
  synthetic: z.boolean(),
  /** What was found: the name, the number or the statute. */
  found: z.string(),
  parts: z.array(Part),
  defendants: z.array(z.string()),
});
export type CaseHit = z.infer<typeof CaseHit>;
export const caseHits = pageOf(CaseHit);

export const PartyOfCase = z.object({
  key: z.string(),
  name: z.string().nullable(),
  birthDate: day.nullable(),
  juvenile: z.boolean(),
  custody: z.string().nullable(),
  agency: z.string(),
  /** Warrants, holds, severance, and how the case ended for this defendant. */
  standing: z.array(z.string()),
});
export type PartyOfCase = z.infer<typeof PartyOfCase>;

export const ChargeOfCase = z.object({
  id: z.uuid(),
  key: z.string(),
  defendantKey: z.string(),
  count: z.number().int().nullable(),
  version: z.number().int(),
  statute: z.string(),
  offense: z.string().nullable(),
  degree: z.string().nullable(),
  status: z.string(),
  since: moment,
  disposition: z.string().nullable(),
  dispositionClass: z.string().nullable(),
  disposedOn: day.nullable(),
});
export type ChargeOfCase = z.infer<typeof ChargeOfCase>;
/** What police recommended beside what stands in court; either may be missing, or closed to the reader. */
export const ChargePair = z.object({
  defendantKey: z.string(),
  police: ChargeOfCase.nullable(),
  court: ChargeOfCase.nullable(),
});
export type ChargePair = z.infer<typeof ChargePair>;

export const hearingStatuses = ['set', 'held', 'continued', 'vacated'] as const;
export const HearingOfCase = z.object({
  id: z.uuid(),
  key: z.string(),
  defendantKey: z.string().nullable(),
  kind: z.string(),
  at: moment,
  endsAt: moment.nullable(),
  place: z.string().nullable(),
  status: z.enum(hearingStatuses),
  continuances: count,
  attorney: z.string().nullable(),
});
export type HearingOfCase = z.infer<typeof HearingOfCase>;

export const TimelineStep = z.object({
  id: z.uuid(),
  at: moment,
  recordedAt: moment,
  agency: z.string(),
  kind: z.string(),
  label: z.string(),
  /** What the event says, in words. */
  says: z.string(),
  /** A later entry replaced or voided it. */
  replaced: z.boolean(),
});
export type TimelineStep = z.infer<typeof TimelineStep>;

export const QueueItem = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  queue: z.enum(['exception', 'trigger']),
  code: z.string(),
  words: z.string(),
  raisedAt: moment,
  dueOn: day.nullable(),
  agency: z.string(),
  own: z.boolean(),
  resolvedAt: moment.nullable(),
  resolution: z.string().nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;
export const queueItems = pageOf(QueueItem);
export const queueQuery = pageQuery.extend({ queue: z.enum(['exception', 'trigger']).default('trigger') });

export const EvidenceItem = z.object({ item: z.string(), kind: z.string(), status: z.string(), at: moment });
export type EvidenceItem = z.infer<typeof EvidenceItem>;
export const TaskItem = z.object({ task: z.string(), dueOn: day, done: z.boolean() });
export type TaskItem = z.infer<typeof TaskItem>;

export const CaseDocument = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.string(),
  fileName: z.string(),
  bytes: count,
  addedAt: moment,
  addedBy: z.string().nullable(),
  agency: z.string(),
  own: z.boolean(),
  /** The field of the record it belongs to: who sees it goes by that. */
  field: z.string(),
});
export type CaseDocument = z.infer<typeof CaseDocument>;

export const RecordLock = z.object({
  agency: z.string(),
  own: z.boolean(),
  mine: z.boolean(),
  heldBy: z.string(),
  since: moment,
  until: moment,
  takenWhy: z.string().nullable(),
});
export type RecordLock = z.infer<typeof RecordLock>;

/** A class or field of records that the reader does not see at this site, and why. It says nothing of this case. */
export const ClosedClass = z.object({ what: z.string(), why: z.string() });
export type ClosedClass = z.infer<typeof ClosedClass>;

export const CaseRecord = z.object({
  id: z.uuid(),
  number: z.string(),
  openedOn: day,
  synthetic: z.boolean(),
  /** How many entries the reader sees: sent back with a change, so that nobody decides on an old page. */
  seen: count,
  parts: z.array(Part),
  defendants: z.array(PartyOfCase),
  charges: z.array(ChargePair),
  hearings: z.array(HearingOfCase),
  timeline: z.array(TimelineStep),
  evidence: z.array(EvidenceItem),
  tasks: z.array(TaskItem),
  queue: z.array(QueueItem),
  documents: z.array(CaseDocument),
  locks: z.array(RecordLock),
  closed: z.array(ClosedClass),
  /** The sides that the reader may write for on this case. */
  mySides: z.array(z.enum(['police', 'prosecutor', 'court', 'federal'])),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

export const calendarQuery = z.object({
  from: day,
  to: day,
  whose: z.enum(['mine', 'all']).default('mine'),
});
export const CalendarHearing = HearingOfCase.extend({
  caseId: z.uuid(),
  number: z.string(),
  attorneyId: z.uuid().nullable(),
  /** What it collides with, in words. */
  conflicts: z.array(z.string()),
});
export type CalendarHearing = z.infer<typeof CalendarHearing>;
export const HearingCalendar = z.object({
  hearings: z.array(CalendarHearing),
  conflicts: count,
  more: z.boolean(),
});

const Choice = z.object({ value: z.string(), label: z.string() });
export const CaseOptions = z.object({
  prosecutors: z.array(Choice),
  federalAgencies: z.array(Choice),
  colleagues: z.array(Choice),
  offenses: z.array(Choice),
  statutes: z.array(Choice.extend({ degree: z.string(), offense: z.string() })),
  declineReasons: z.array(Choice),
  mySides: z.array(z.enum(['police', 'prosecutor', 'court', 'federal'])),
});
export type CaseOptions = z.infer<typeof CaseOptions>;

export const partLabels: Record<PartKind, string> = {
  complaint: 'Complaint',
  referral: 'Referral',
  court: 'Court case',
  federal: 'Federal case',
};

const statuses: Record<PartKind, Readonly<Record<string, { label: string }>>> = {
  complaint: complaintMachine.states,
  referral: referralMachine.states,
  court: courtStatuses,
  federal: federalMachine.states,
};

/** A status in its own words. */
export function statusLabel(kind: PartKind, status: string): string {
  return statuses[kind][status]?.label ?? status;
}
