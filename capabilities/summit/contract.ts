import { z } from 'zod';
import { historyStep } from '#platform/http/contract.ts';
import { summitMoves } from './states.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);

export const SummitState = z.enum(['planned', 'registration-open', 'under-way', 'closed']);
export const SummitDraft = z.strictObject({
  title: words(3, 160),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  timeZone: words(1, 60),
  place: z.string().trim().max(200).default(''),
  seatsPerSite: z.number().int().min(1).max(200),
});
export type SummitDraft = z.infer<typeof SummitDraft>;
export const SummitChange = SummitDraft.omit({ timeZone: true }).extend({ revision: z.number().int() });
export type SummitChange = z.infer<typeof SummitChange>;
export const SummitMoveRequest = z.strictObject({ move: z.enum(summitMoves) });

export const SummitSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: SummitState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  timeZone: z.string(),
  place: z.string(),
  seatsPerSite: z.number().int(),
});
export type SummitSummary = z.infer<typeof SummitSummary>;
export const summits = z.object({ items: z.array(SummitSummary) });

export const Speaker = z.strictObject({ name: words(1, 120), from: z.string().trim().max(160).default('') });
export const SessionDraft = z.strictObject({
  coreArea: words(1, 60),
  title: words(3, 200),
  summary: z.string().trim().max(2000).default(''),
  room: words(1, 100),
  day: z.iso.date(),
  from: z.iso.time({ precision: -1 }),
  to: z.iso.time({ precision: -1 }),
  capacity: z.number().int().min(1).max(5000),
  speakers: z.array(Speaker).max(12).default([]),
});
export type SessionDraft = z.infer<typeof SessionDraft>;
export const SessionChange = SessionDraft.extend({ revision: z.number().int() });
export type SessionChange = z.infer<typeof SessionChange>;

export const Material = z.object({
  id: z.uuid(),
  sessionId: z.uuid().nullable(),
  title: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  addedAt: z.iso.datetime(),
});
export type Material = z.infer<typeof Material>;

export const Session = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  coreArea: z.string(),
  coreAreaName: z.string(),
  title: z.string(),
  summary: z.string(),
  room: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** The wall clock of the summit, as the form shows it. */
  day: z.iso.date(),
  from: z.string(),
  to: z.string(),
  capacity: z.number().int(),
  speakers: z.array(z.object({ name: z.string(), from: z.string() })),
  revision: z.number().int(),
  /** Whether one can sign in now. */
  window: z.enum(['not-yet', 'open', 'over']),
  /** When the person asking signed in, if so. */
  signedInAt: z.iso.datetime().nullable(),
});
export type Session = z.infer<typeof Session>;

/** What a person needs before they tap: which session, when, and whether the summit is under way. */
export const SessionOfSummit = Session.extend({ summit: SummitSummary, materials: z.array(Material) });
export type SessionOfSummit = z.infer<typeof SessionOfSummit>;

export const Summit = SummitSummary.extend({
  revision: z.number().int(),
  sessions: z.array(Session),
  materials: z.array(Material),
  timeline: z.array(historyStep),
  iMade: z.array(z.string()),
});
export type Summit = z.infer<typeof Summit>;

export const RegistrationDraft = z.strictObject({
  personId: z.uuid().nullable().default(null),
  name: words(1, 200),
});
export type RegistrationDraft = z.infer<typeof RegistrationDraft>;
export const Registration = z.object({
  id: z.uuid(),
  personId: z.uuid().nullable(),
  name: z.string(),
  registeredAt: z.iso.datetime(),
  /** The place on the wait list; `null` for someone with a seat. */
  waiting: z.number().int().nullable(),
});
export const SiteRegistration = z.object({
  seats: z.number().int(),
  taken: z.number().int(),
  items: z.array(Registration),
});
export type SiteRegistration = z.infer<typeof SiteRegistration>;

export const SignInRequest = z.strictObject({
  code: words(1, 20),
  /** When it was tapped on a phone without network; `null` when it is sent at once. */
  tappedAt: z.iso.datetime().nullable().default(null),
});
export type SignInRequest = z.infer<typeof SignInRequest>;
export const SignedIn = z.object({ sessionId: z.uuid(), title: z.string(), at: z.iso.datetime() });
export type SignedIn = z.infer<typeof SignedIn>;

export const SessionCode = z.object({ code: z.string(), until: z.iso.datetime(), link: z.string() });
export const RosterEntry = z.object({
  registrationId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  name: z.string(),
  site: z.string().nullable(),
  seated: z.boolean(),
  attendance: z
    .object({
      id: z.uuid(),
      means: z.enum(['code', 'roster']),
      at: z.iso.datetime(),
      /** Tapped without network and sent later. */
      sentLater: z.boolean(),
    })
    .nullable(),
});
export type RosterEntry = z.infer<typeof RosterEntry>;
export const Roster = z.object({ items: z.array(RosterEntry), there: z.number().int() });
export type Roster = z.infer<typeof Roster>;
export const RosterMark = z.strictObject({ registrationId: z.uuid() });

export const CommitmentDraft = z.strictObject({
  sessionId: z.uuid(),
  statement: words(3, 300),
  dueOn: z.iso.date(),
  ownerId: z.uuid().nullable().default(null),
});
export type CommitmentDraft = z.infer<typeof CommitmentDraft>;

export const answers = ['kept', 'partly', 'not'] as const;
export const Answer = z.enum(answers);
export type Answer = z.infer<typeof Answer>;
export const FollowUp = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(['planned', 'due', 'answered']),
  stateSince: z.iso.datetime(),
  title: z.string(),
  afterDays: z.number().int(),
  dueOn: z.iso.date(),
  owner: z.string().nullable(),
  answer: Answer.nullable(),
  note: z.string(),
  answeredBy: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  commitmentId: z.uuid(),
});
export type FollowUp = z.infer<typeof FollowUp>;
export const FollowUpRecord = FollowUp.extend({ timeline: z.array(historyStep), iMade: z.array(z.string()) });
export type FollowUpRecord = z.infer<typeof FollowUpRecord>;
export const FollowUpAnswer = z.strictObject({
  answer: Answer,
  note: z.string().trim().max(2000).default(''),
});

export const Commitment = z.object({
  id: z.uuid(),
  number: z.string(),
  statement: z.string(),
  site: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  eventId: z.uuid(),
  sessionId: z.uuid(),
  session: z.string(),
  coreAreaName: z.string(),
  madeBy: z.string().nullable(),
  madeAt: z.iso.datetime(),
  action: z.object({ id: z.uuid(), number: z.string(), state: z.string(), dueOn: z.iso.date() }).nullable(),
  followUps: z.array(FollowUp),
});
export type Commitment = z.infer<typeof Commitment>;
export const commitments = z.object({ items: z.array(Commitment) });

/** One horizon of the follow-ups: its five counts add up to the commitments that were made. */
export const HorizonCounts = z.object({
  afterDays: z.number().int(),
  kept: z.number().int(),
  partly: z.number().int(),
  not: z.number().int(),
  /** Asked, and not answered yet. */
  open: z.number().int(),
  toCome: z.number().int(),
});
export type HorizonCounts = z.infer<typeof HorizonCounts>;

export const Leadership = z.object({
  summit: SummitSummary,
  /** Only the sites that the person asking sees are counted. */
  sitesCounted: z.number().int(),
  sites: z.number().int(),
  attendance: z.object({
    registered: z.number().int(),
    /** Of those registered with a seat, how many were in at least one session. */
    came: z.number().int(),
    /** In a session without a registration. */
    walkIns: z.number().int(),
    bySite: z.array(
      z.object({
        site: z.string(),
        registered: z.number().int(),
        waiting: z.number().int(),
        came: z.number().int(),
        walkIns: z.number().int(),
      }),
    ),
    byCoreArea: z.array(
      z.object({
        coreArea: z.string(),
        sessions: z.number().int(),
        /** The seats of its rooms together. */
        capacity: z.number().int(),
        signIns: z.number().int(),
        people: z.number().int(),
      }),
    ),
  }),
  commitments: z.object({
    made: z.number().int(),
    actionsOpen: z.number().int(),
    actionsDone: z.number().int(),
    actionsDropped: z.number().int(),
    horizons: z.array(HorizonCounts),
    bySite: z.array(z.object({ site: z.string(), made: z.number().int(), horizons: z.array(HorizonCounts) })),
  }),
});
export type Leadership = z.infer<typeof Leadership>;

/** Who of a site can be registered and own what it promises. */
export const people = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.string() })),
});

export const coreAreas = z.object({ items: z.array(z.object({ key: z.string(), name: z.string() })) });
