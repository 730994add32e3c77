import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { allStages, targetStages, urgencies } from './clock/contract.ts';
import { buttonMoves, requestWorkflow } from './states.ts';

export * from './delivery/contract.ts';
export * from './providers/contract.ts';

export const Urgency = z.enum(urgencies);
export const TargetStage = z.enum(targetStages);
export const Stage = z.enum(allStages);
export const Party = z.enum(['site', 'program', 'provider']);
export const intensities = ['information', 'targeted', 'intensive'] as const;
export const Intensity = z.enum(intensities);
export const RequestState = z.enum(
  Object.keys(requestWorkflow.states) as [keyof typeof requestWorkflow.states],
);
const moment = z.iso.datetime();
const text = (most: number) => z.string().trim().max(most);
const reason = text(1000).min(5);

/** Whoever asks for more than information brings the word of the agency’s executive. */
export function needsLetter(intensity: z.infer<typeof Intensity>): boolean {
  return intensity !== 'information';
}

/** What a request says. A draft may be half written; what submitting needs is asked when it is submitted. */
export const RequestText = z.strictObject({
  title: text(160).min(1),
  problem: text(6000).default(''),
  wantedOutcome: text(3000).default(''),
  primaryCoreArea: z.string().max(60).nullable().default(null),
  coreAreas: z.array(z.string().max(60)).max(7).default([]),
  objectiveId: z.uuid().nullable().default(null),
  urgency: Urgency.default('routine'),
  intensity: Intensity.default('targeted'),
});
export type RequestText = z.infer<typeof RequestText>;
export const RequestChange = RequestText.extend({ revision: z.number().int() });
export type RequestChange = z.infer<typeof RequestChange>;

const person = z.object({ id: z.uuid(), name: z.string() });

export const RequestSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  siteSlug: z.string(),
  siteName: z.string(),
  title: z.string(),
  state: RequestState,
  stateSince: moment,
  primaryCoreArea: z.string().nullable(),
  urgency: Urgency,
  intensity: Intensity,
  owner: person,
  /** On whose side of the table it is; `null` when nothing more is waited for. */
  waitsOn: Party.nullable(),
  waitsSince: moment.nullable(),
  /** The clock stands still until then at the latest. */
  pausedUntil: moment.nullable(),
  targetStage: TargetStage.nullable(),
  targetDueAt: moment.nullable(),
  pastTarget: z.boolean(),
  submittedAt: moment.nullable(),
});
export type RequestSummary = z.infer<typeof RequestSummary>;

export const requestFilters = z.object({
  show: z.enum(['waiting-on-me', 'open', 'past-target']).optional(),
  q: z.string().max(100).optional(),
  area: z.string().max(60).optional(),
  urgency: Urgency.optional(),
  state: RequestState.optional(),
  waitsOn: Party.optional(),
});
export type RequestFilters = z.infer<typeof requestFilters>;
export const requestListQuery = pageQuery.extend(requestFilters.shape);
export const requestList = pageOf(RequestSummary);

export const Target = z.object({
  stage: TargetStage,
  minutes: z.number(),
  dueAt: moment,
  reachedAt: moment.nullable(),
  used: z.number(),
});

export const Clock = z.object({
  round: z.number().int(),
  startedAt: moment,
  endedAt: moment.nullable(),
  grossMinutes: z.number(),
  netMinutes: z.number(),
  pausedMinutes: z.number(),
  mostPausedMinutes: z.number(),
  pause: z.object({ since: moment, until: moment, dueBackOn: z.iso.date() }).nullable(),
  targets: z.array(Target),
  next: Target.nullable(),
});
export type Clock = z.infer<typeof Clock>;

export const Missed = z.object({
  round: z.number().int(),
  stage: TargetStage,
  urgency: Urgency,
  targetMinutes: z.number(),
  missedAt: moment,
  owner: z.string().nullable(),
});

export const timelineKinds = [
  'move',
  'paused',
  'resumed',
  'owner',
  'urgency',
  'missed',
  'escalated',
  'comment',
  'answer',
  'split',
  'merge',
] as const;
export const TimelineItem = z.object({
  id: z.string(),
  kind: z.enum(timelineKinds),
  at: moment,
  what: z.string(),
  by: z.string().nullable(),
  words: z.string().nullable(),
  /** Another request it leads to. */
  requestId: z.uuid().nullable(),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

export const RequestLink = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: RequestState,
  how: z.enum(['split-from', 'split-into', 'merged-into', 'merged-from']),
});

export const Letter = z.object({
  fileName: z.string(),
  kind: z.enum(['pdf', 'png', 'jpeg', 'docx']),
  bytes: z.number().int(),
  sentBy: z.string().nullable(),
  sentAt: moment,
});

export const Question = z.object({
  id: z.uuid(),
  title: z.string(),
  dueOn: z.iso.date(),
  owner: z.string(),
});

export const AssistanceRequest = RequestSummary.extend({
  text: RequestText,
  objective: z.string().nullable(),
  author: z.string(),
  liaison: person.nullable(),
  revision: z.number().int(),
  clock: Clock.nullable(),
  missed: z.array(Missed),
  question: Question.nullable(),
  letter: Letter.nullable(),
  links: z.array(RequestLink),
  timeline: z.array(TimelineItem),
  /** The moves that the person asking has made on it. */
  iMade: z.array(z.string()),
});
export type AssistanceRequest = z.infer<typeof AssistanceRequest>;

export const MoveOrder = z.strictObject({
  move: z.enum(buttonMoves as [(typeof buttonMoves)[number]]),
  reason: text(1000).optional(),
  dueBackOn: z.iso.date().optional(),
});
export const PauseOrder = z.strictObject({ question: text(1000).min(5), dueBackOn: z.iso.date() });
export const AnswerOrder = z.strictObject({ answer: text(4000).min(1) });
export const ReassignOrder = z.strictObject({ personId: z.uuid(), reason });
export const PriorityOrder = z.strictObject({ urgency: Urgency, reason });
export const CommentOrder = z.strictObject({ words: text(4000).min(1) });
export const MergeOrder = z.strictObject({ into: z.uuid(), reason });
export const SplitOrder = z.strictObject({
  reason,
  part: z.strictObject({
    title: text(160).min(5),
    problem: text(6000).min(20),
    wantedOutcome: text(3000).min(20),
    primaryCoreArea: z.string().max(60),
  }),
  /** What the request says without the part. */
  rest: z.strictObject({ title: text(160).min(5), problem: text(6000).min(20) }),
});
export type SplitOrder = z.infer<typeof SplitOrder>;

/** What the form for a request offers. */
export const RequestOptions = z.object({
  areas: z.array(z.object({ key: z.string(), name: z.string() })),
  objectives: z.array(z.object({ id: z.uuid(), title: z.string(), goalTitle: z.string() })),
  targets: z.record(Urgency, z.record(TargetStage, z.number())),
  liaison: z.string().nullable(),
});
export type RequestOptions = z.infer<typeof RequestOptions>;

export const Similar = z.object({
  id: z.uuid(),
  number: z.string(),
  siteSlug: z.string(),
  siteName: z.string(),
  title: z.string(),
  state: RequestState,
  /** Of this site and still open: perhaps the same request. */
  maybeSame: z.boolean(),
});
export type Similar = z.infer<typeof Similar>;
export const similarQuery = z.object({
  text: z.string().max(1000),
  except: z.uuid().optional(),
});
export const similarList = z.object({ items: z.array(Similar) });

export const Candidates = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), roles: z.array(z.string()) })),
});

export const Escalation = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: z.enum(['open', 'taken-up', 'settled']),
  stateSince: moment,
  level: z.number().int(),
  stage: TargetStage,
  position: z.string(),
  owner: person,
  escalatedAt: moment,
  requestId: z.uuid(),
});
export const TakeUpOrder = z.strictObject({ reason });

export const TargetList = z.object({
  inForceFrom: z.iso.date(),
  mostPausedDays: z.number().int().min(1).max(60),
  note: text(500).min(10),
  setBy: z.string().nullable(),
  /** Business hours by urgency and stage; eight of them are a business day. */
  hours: z.record(Urgency, z.record(TargetStage, z.number().int().min(1).max(2000))),
});
export type TargetList = z.infer<typeof TargetList>;
export const targetLists = z.object({ items: z.array(TargetList) });
export const TargetListOrder = z.strictObject(TargetList.omit({ setBy: true }).shape);
export type TargetListOrder = z.infer<typeof TargetListOrder>;

export * from './clock/contract.ts';
export * from './reports/contract.ts';
