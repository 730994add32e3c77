import { z } from 'zod';
import {
  type EngagementMove,
  type EngagementState,
  engagementWorkflow,
  type Phase,
  phases,
} from '../states.ts';

const day = z.iso.date();
const states = Object.keys(engagementWorkflow.states) as [EngagementState, ...EngagementState[]];
const moves = Object.keys(engagementWorkflow.moves) as [EngagementMove, ...EngagementMove[]];
export const engagementState = z.enum(states);
export const phaseName = z.enum(phases as unknown as [Phase, ...Phase[]]);

const reason = z.string().trim().min(10).max(2000);

/** A planned day and why it replaced the one before. */
const phaseRevision = z.object({
  beginsOn: day,
  revision: z.number(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
});

export const phaseView = z.object({
  phase: phaseName,
  plannedOn: day.nullable(),
  /** Newest first. */
  revisions: z.array(phaseRevision),
  /** The day it began, where it has. */
  actualOn: day.nullable(),
});
export type PhaseView = z.infer<typeof phaseView>;

const step = z.object({
  id: z.string(),
  move: z.string(),
  to: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

export const engagementView = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  state: engagementState,
  stateSince: z.string(),
  startsOn: day,
  /** As it was agreed at first. */
  plannedEnd: day,
  /** As it stands now, after extensions. */
  endsOn: day,
  /** Month n of so many; `null` before it starts and after it is over. */
  month: z.number().nullable(),
  months: z.number(),
  phases: z.array(phaseView),
  extensions: z.array(
    z.object({ endsOn: day, reason: z.string(), by: z.string().nullable(), at: z.string() }),
  ),
  iMade: z.array(z.string()),
  timeline: z.array(step),
});
export type EngagementView = z.infer<typeof engagementView>;

export const earlierEngagement = z.object({
  id: z.string(),
  number: z.string(),
  state: engagementState,
  startsOn: day,
  endsOn: day,
});

const planned = z.object({ phase: phaseName, beginsOn: day });

export const invitation = z.object({
  startsOn: day,
  plannedEnd: day.optional().describe('Three years after the start unless given.'),
  phases: z.array(planned).max(phases.length).default([]),
});
export type Invitation = z.infer<typeof invitation>;

export const planChange = z.object({
  phases: z.array(planned).max(phases.length),
  reason: reason.optional(),
  /** Only while the site has not accepted. */
  commitment: z.object({ startsOn: day, plannedEnd: day }).optional(),
});
export type PlanChange = z.infer<typeof planChange>;

export const extensionRequest = z.object({ endsOn: day, reason });
export type ExtensionRequest = z.infer<typeof extensionRequest>;

export const engagementMoveRequest = z.object({
  move: z.enum(moves),
  reason: z.string().trim().max(2000).optional(),
});
export type EngagementMoveRequest = z.infer<typeof engagementMoveRequest>;
