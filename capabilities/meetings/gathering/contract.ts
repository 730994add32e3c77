import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { ActionItemSummary, words } from '../action-items/contract.ts';
import { meetingMoves } from '../states.ts';

export const MeetingState = z.enum(['scheduled', 'held', 'cancelled']);
export const standings = ['invited', 'present', 'remote', 'excused', 'absent'] as const;
export const Standing = z.enum(standings);
export type Standing = z.infer<typeof Standing>;

const link = z
  .url({ protocol: /^https$/, error: 'A link begins with https://.' })
  .max(500)
  .nullable()
  .default(null);

/** The day and the time are those of the site's wall clock. */
const called = {
  title: words(3, 160),
  purpose: z.string().trim().max(2000).default(''),
  day: z.iso.date(),
  time: z.iso.time({ precision: -1 }),
  minutes: z.number().int().min(5).max(1440).default(60),
  place: z.string().trim().max(200).default(''),
  link,
};

export const Repeats = z.strictObject({
  frequency: z.enum(['weekly', 'monthly']),
  every: z.number().int().min(1).max(12).default(1),
  /** The first to fourth such weekday of the month, or the last (-1); without it the day of the month. */
  ordinal: z
    .union([z.literal(-1), z.int().min(1).max(4)])
    .nullable()
    .default(null),
  until: z.iso.date().nullable().default(null),
});
export type Repeats = z.infer<typeof Repeats>;

export const MeetingDraft = z.strictObject({ ...called, repeats: Repeats.nullable().default(null) });
export type MeetingDraft = z.infer<typeof MeetingDraft>;
export type MeetingDraftInput = z.input<typeof MeetingDraft>;

export const MeetingChange = z.strictObject({
  ...called,
  organizerId: z.uuid().nullable(),
  revision: z.number().int(),
});
export type MeetingChange = z.infer<typeof MeetingChange>;

export const AgendaItem = z.strictObject({
  title: words(1, 300),
  minutes: z.number().int().min(1).max(600).nullable().default(null),
  leadId: z.uuid().nullable().default(null),
  /** An open action that is carried over. */
  actionId: z.uuid().nullable().default(null),
  note: z.string().trim().max(10_000).default(''),
});
export type AgendaItem = z.infer<typeof AgendaItem>;
export const AgendaChange = z.strictObject({
  revision: z.number().int(),
  items: z.array(AgendaItem).max(60),
});
export type AgendaChange = z.infer<typeof AgendaChange>;
export const NotesChange = z.strictObject({
  revision: z.number().int(),
  notes: z.string().trim().max(50_000),
});
export type NotesChange = z.infer<typeof NotesChange>;

/** Someone of the platform by `personId`, or a guest by `name`. */
export const AttendanceChange = z.strictObject({
  personId: z.uuid().nullable(),
  name: words(1, 200),
  standing: Standing,
});
export type AttendanceChange = z.infer<typeof AttendanceChange>;
export const DecisionDraft = z.strictObject({ statement: words(3, 2000) });

export const MeetingMoveRequest = z.strictObject({
  move: z.enum(meetingMoves),
  reason: z.string().max(1000).optional(),
});

export const MeetingSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: MeetingState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  startsAt: z.iso.datetime(),
  minutes: z.number().int(),
  place: z.string(),
  link: z.string().nullable(),
  seriesId: z.uuid().nullable(),
  decisions: z.number().int(),
  openActions: z.number().int(),
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;

export const Meeting = MeetingSummary.extend({
  purpose: z.string(),
  /** The wall clock of the site, as the form shows it. */
  day: z.iso.date(),
  time: z.string(),
  organizerId: z.uuid().nullable(),
  organizer: z.string().nullable(),
  seriesDay: z.iso.date().nullable(),
  notes: z.string(),
  revision: z.number().int(),
  agenda: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      minutes: z.number().int().nullable(),
      leadId: z.uuid().nullable(),
      lead: z.string().nullable(),
      actionId: z.uuid().nullable(),
      note: z.string(),
    }),
  ),
  attendees: z.array(
    z.object({ id: z.uuid(), personId: z.uuid().nullable(), name: z.string(), standing: Standing }),
  ),
  decisionList: z.array(
    z.object({ id: z.uuid(), statement: z.string(), by: z.string().nullable(), at: z.iso.datetime() }),
  ),
  actions: z.array(ActionItemSummary),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Meeting = z.infer<typeof Meeting>;

export const meetingList = pageOf(MeetingSummary);
export const meetingQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([MeetingState, z.array(MeetingState)]).optional(),
});

/** A day on which a series meets: a meeting once it is a record. */
export const Occurrence = z.object({
  seriesId: z.uuid(),
  title: z.string(),
  day: z.iso.date(),
  startsAt: z.iso.datetime(),
  meeting: MeetingSummary.nullable(),
});
export type Occurrence = z.infer<typeof Occurrence>;

export const Series = z.object({
  id: z.uuid(),
  title: z.string(),
  purpose: z.string(),
  place: z.string(),
  link: z.string().nullable(),
  frequency: z.enum(['weekly', 'monthly']),
  every: z.number().int(),
  ordinal: z.number().int().nullable(),
  startsOn: z.iso.date(),
  until: z.iso.date().nullable(),
  time: z.string(),
  minutes: z.number().int(),
  revision: z.number().int(),
  occurrences: z.array(Occurrence),
});
export type Series = z.infer<typeof Series>;
export const SeriesChange = z.strictObject({
  title: words(3, 160),
  purpose: z.string().trim().max(2000).default(''),
  place: z.string().trim().max(200).default(''),
  link,
  until: z.iso.date().nullable(),
  revision: z.number().int(),
});
export type SeriesChange = z.infer<typeof SeriesChange>;
export const OccurrencePlan = z.strictObject({ day: z.iso.date() });

/** What a site team opens first: the next meeting, what is to come, and what is still to be done. */
export const Overview = z.object({
  next: MeetingSummary.extend({ agenda: z.array(z.string()) }).nullable(),
  upcoming: z.array(MeetingSummary),
  series: z.array(Occurrence),
  /** Begun, but nobody has said yet whether they were held. */
  toClose: z.array(MeetingSummary),
  openActions: z.object({
    items: z.array(ActionItemSummary),
    total: z.number().int(),
    late: z.number().int(),
  }),
});
export type Overview = z.infer<typeof Overview>;
