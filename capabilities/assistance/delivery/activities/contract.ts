import { z } from 'zod';
import { historyStep } from '#platform/http/contract.ts';
import { SupportType, TtaType } from '../plans/contract.ts';
import { activityWorkflow } from '../states.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);

export const activityKinds = {
  assessment: 'Assessment',
  training: 'Training',
  consultation: 'Consultation',
  coaching: 'Coaching',
  'peer-exchange': 'Peer exchange',
} as const;
export const ActivityKind = z.enum(['assessment', 'training', 'consultation', 'coaching', 'peer-exchange']);
export const deliveryMethods = { 'in-person': 'In person', virtual: 'Virtual', hybrid: 'Hybrid' } as const;
export const DeliveryMethod = z.enum(['in-person', 'virtual', 'hybrid']);
export type DeliveryMethod = z.infer<typeof DeliveryMethod>;
export const activityReasons = {
  'request-of-site': 'The site asked for it',
  'plan-objective': 'An objective of the site’s plan',
  'assessment-recommended': 'An assessment recommended it',
  'follow-up': 'Follow-up of earlier assistance',
  'leadership-change': 'Turnover or new leadership',
  'program-requirement': 'The program asks it of every site',
} as const;
export const ActivityReason = z.enum([
  'request-of-site',
  'plan-objective',
  'assessment-recommended',
  'follow-up',
  'leadership-change',
  'program-requirement',
]);
export const targetPopulations = {
  'patrol-officers': 'Patrol officers',
  detectives: 'Detectives',
  'command-staff': 'Command staff',
  'crime-analysts': 'Crime analysts',
  prosecutors: 'Prosecutors',
  'victim-services': 'Victim services',
  dispatchers: 'Dispatchers',
  'community-partners': 'Community partners',
  'federal-partners': 'Federal partners',
  'city-leadership': 'City leadership',
} as const;
const populations = Object.keys(targetPopulations) as [keyof typeof targetPopulations];
export const TargetPopulation = z.enum(populations);
const states = Object.keys(activityWorkflow.states) as [keyof typeof activityWorkflow.states];
export const ActivityState = z.enum(states);

export const ActivityDraft = z.strictObject({
  title: words(5, 200),
  kind: ActivityKind,
  method: DeliveryMethod,
  reason: ActivityReason,
  ttaType: TtaType,
  supportType: SupportType,
  targetPopulations: z.array(TargetPopulation).min(1).max(10),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  milestoneId: z.uuid().nullable().default(null),
  summary: z.string().trim().max(8000).default(''),
  nextSteps: z.string().trim().max(4000).default(''),
});
export type ActivityDraft = z.infer<typeof ActivityDraft>;
export const ActivityChange = ActivityDraft.extend({ revision: z.number().int() });
export type ActivityChange = z.infer<typeof ActivityChange>;

export const SessionDraft = z
  .strictObject({
    title: words(3, 200),
    heldOn: z.iso.date(),
    minutes: z.number().int().min(5).max(1440),
    inPerson: z.number().int().min(0).max(100_000),
    virtual: z.number().int().min(0).max(100_000),
    materials: z.array(words(1, 200)).max(30).default([]),
  })
  .refine(({ inPerson, virtual }) => inPerson + virtual > 0, {
    path: ['inPerson'],
    message: 'Somebody took part: note how many, in person or virtually.',
  });
export type SessionDraft = z.infer<typeof SessionDraft>;

export const Session = z.object({
  id: z.uuid(),
  title: z.string(),
  heldOn: z.iso.date(),
  minutes: z.number().int(),
  inPerson: z.number().int(),
  virtual: z.number().int(),
  materials: z.array(z.string()),
});
export const Approver = z.object({
  personId: z.uuid(),
  name: z.string(),
  answer: z.enum(['agrees', 'needs-action']).nullable(),
  note: z.string(),
  answeredAt: z.iso.datetime().nullable(),
});

export const ActivitySummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: ActivityState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  kind: ActivityKind,
  method: DeliveryMethod,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  sessions: z.number().int(),
  minutes: z.number().int(),
  inPerson: z.number().int(),
  virtual: z.number().int(),
});
export type ActivitySummary = z.infer<typeof ActivitySummary>;

export const Activity = ActivitySummary.omit({ sessions: true }).extend({
  requestId: z.uuid(),
  requestNumber: z.string(),
  draft: ActivityDraft,
  milestone: z.string().nullable(),
  revision: z.number().int(),
  writtenBy: z.string(),
  sessions: z.array(Session),
  approvers: z.array(Approver),
  isMine: z.boolean(),
  /** The person asking is an approver who has not answered in this round. */
  iAmAsked: z.boolean(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Activity = z.infer<typeof Activity>;

export const ReportSubmission = z.strictObject({ approverIds: z.array(z.uuid()).min(1).max(8) });
export const ReportAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('agrees'), note: z.string().trim().max(2000).default('') }),
  z.strictObject({ answer: z.literal('needs-action'), note: words(5, 1000) }),
]);
export type ReportAnswer = z.infer<typeof ReportAnswer>;
export const ActivityMoveRequest = z.strictObject({
  move: z.enum(['unlock', 'call-off']),
  reason: z.string().max(1000).optional(),
});
export type ActivityMoveRequest = z.infer<typeof ActivityMoveRequest>;
