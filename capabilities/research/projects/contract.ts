import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';

const Day = z.iso.date();
export const words = (least: number, most: number) => z.string().trim().min(least).max(most);

/** One step of a record’s life, with the record it belongs to: a project’s history holds those of all its records. */
export const Step = z.object({
  id: z.string(),
  record: z.enum(['connection', 'project', 'approval', 'release', 'deliverable']),
  number: z.string(),
  move: z.string(),
  to: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Step = z.infer<typeof Step>;

/** What every record under a workflow tells of itself. */
export const recordFields = {
  id: z.uuid(),
  number: z.string(),
  state: z.string(),
  stateSince: z.iso.datetime(),
};
export const historyFields = {
  /** The moves that the person asking has made on it. */
  iMade: z.array(z.string()),
  history: z.array(Step),
};

export const MoveRequest = z.strictObject({
  move: z.string().max(40),
  reason: z.string().max(1000).optional(),
});

export const Partner = z.object({ id: z.uuid(), name: z.string() });

export const ConnectionDraft = z.strictObject({
  partnerId: z.uuid('Choose a research partner.'),
  topic: words(5, 160),
  why: words(10, 2000),
});
export type ConnectionDraft = z.infer<typeof ConnectionDraft>;

export const ConnectionSummary = z.object({
  ...recordFields,
  partner: Partner,
  topic: z.string(),
  why: z.string(),
  suggestedBy: z.string(),
  createdAt: z.iso.datetime(),
});
export const Connection = ConnectionSummary.extend({
  ...historyFields,
  project: z.object({ id: z.uuid(), number: z.string() }).nullable(),
});
export type Connection = z.infer<typeof Connection>;
export const connectionList = pageOf(ConnectionSummary);

export const ProjectDraft = z
  .strictObject({
    connectionId: z.uuid().nullable().default(null),
    partnerId: z.uuid('Choose a research partner.'),
    title: words(5, 160),
    question: words(10, 500),
    purpose: words(10, 2000),
    startsOn: Day,
    endsOn: Day,
    memberIds: z.array(z.uuid()).max(20).default([]),
  })
  .refine(({ startsOn, endsOn }) => endsOn > startsOn, {
    path: ['endsOn'],
    message: 'The project ends after it starts.',
  });
export type ProjectDraft = z.infer<typeof ProjectDraft>;

export const ProjectSummary = z.object({
  ...recordFields,
  title: z.string(),
  partner: Partner,
  startsOn: Day,
  endsOn: Day,
  /** Approvals in force today, and requests that wait on the site. */
  approvalsInForce: z.number().int(),
  waitingOnSite: z.number().int(),
});
export type ProjectSummary = z.infer<typeof ProjectSummary>;
export const projectList = pageOf(ProjectSummary);
export const projectListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([z.string().max(20), z.array(z.string().max(20))]).optional(),
});

export const Member = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  addedAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
  /** Whether the partner’s membership for this site is in force: without it nothing is open to them. */
  worksForPartner: z.boolean(),
});
export const MemberDraft = z.strictObject({ personId: z.uuid('Choose a researcher.') });

export const Project = ProjectSummary.extend({
  ...historyFields,
  question: z.string(),
  purpose: z.string(),
  proposedBy: z.string(),
  connection: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  members: z.array(Member),
  /** The person asking is one of its researchers. */
  isMember: z.boolean(),
});
export type Project = z.infer<typeof Project>;

/** What the forms offer. */
export const ProjectOptions = z.object({ partners: z.array(Partner) });
export const Researchers = z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) });
