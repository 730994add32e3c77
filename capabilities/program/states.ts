import { declareWorkflow } from '#platform/workflow/declare.ts';

/**
 * The three-year engagement of a site. A phase ends when the next one begins; support goes on after graduation, which
 * ends the commitment and nothing else.
 */
export const engagementWorkflow = declareWorkflow({
  name: 'engagement',
  table: 'program.engagement',
  readPermission: 'program.read',
  record: { noun: 'engagement', number: 'number', title: 'title', path: '/s/:site/program' },
  initial: 'invited',
  states: {
    invited: { label: 'Invited', waitsOn: 'the site’s executive', tone: 'info' },
    onboarding: { label: 'Onboarding', tone: 'info' },
    assessing: { label: 'Assessing', tone: 'info' },
    planning: { label: 'Planning', tone: 'info' },
    implementing: { label: 'Implementing', tone: 'info' },
    sustaining: { label: 'Sustaining', tone: 'info' },
    graduated: { label: 'Graduated', final: true, tone: 'success' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'error' },
  },
  moves: {
    accept: {
      label: 'Accept the invitation',
      from: ['invited'],
      to: 'onboarding',
      permission: 'program.answer-invitation',
      tone: 'primary',
    },
    assess: {
      label: 'Begin assessing',
      from: ['onboarding'],
      to: 'assessing',
      permission: 'program.lead-engagement',
      tone: 'primary',
    },
    plan: {
      label: 'Begin planning',
      from: ['assessing'],
      to: 'planning',
      permission: 'program.lead-engagement',
      tone: 'primary',
    },
    implement: {
      label: 'Begin implementing',
      from: ['planning'],
      to: 'implementing',
      permission: 'program.lead-engagement',
      tone: 'primary',
    },
    sustain: {
      label: 'Begin sustaining',
      from: ['implementing'],
      to: 'sustaining',
      permission: 'program.lead-engagement',
      tone: 'primary',
    },
    graduate: {
      label: 'Graduate',
      from: ['sustaining'],
      to: 'graduated',
      permission: 'program.decide-engagement',
      tone: 'primary',
    },
    withdraw: {
      label: 'Withdraw',
      from: ['invited', 'onboarding', 'assessing', 'planning', 'implementing', 'sustaining'],
      to: 'withdrawn',
      permission: 'program.decide-engagement',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type EngagementState = keyof typeof engagementWorkflow.states;
export type EngagementMove = keyof typeof engagementWorkflow.moves;

/** The phases in their order; each begins on a planned day. */
export const phases = [
  'onboarding',
  'assessing',
  'planning',
  'implementing',
  'sustaining',
  'graduated',
] as const satisfies readonly EngagementState[];
export type Phase = (typeof phases)[number];
