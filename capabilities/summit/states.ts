import { declareWorkflow } from '#platform/workflow/declare.ts';

/** The year's summit, which is the whole program's: a record without a site. */
export const summitWorkflow = declareWorkflow({
  name: 'summit',
  table: 'summit.event',
  readPermission: 'summit.read',
  record: { noun: 'summit', number: 'number', title: 'title', path: '/summit/:id', due: 'starts_on' },
  initial: 'planned',
  states: {
    planned: { label: 'Planned', waitsOn: 'the program office', tone: 'neutral' },
    'registration-open': { label: 'Registration open', waitsOn: 'the program office', tone: 'info' },
    'under-way': { label: 'Under way', waitsOn: 'the program office', tone: 'info' },
    closed: { label: 'Closed', final: true, tone: 'success' },
  },
  moves: {
    open: {
      label: 'Open registration',
      from: ['planned'],
      to: 'registration-open',
      permission: 'summit.run',
      tone: 'primary',
    },
    begin: {
      label: 'Begin the summit',
      from: ['registration-open'],
      to: 'under-way',
      permission: 'summit.run',
      tone: 'primary',
    },
    close: {
      label: 'Close the summit',
      from: ['under-way'],
      to: 'closed',
      permission: 'summit.run',
      tone: 'primary',
    },
  },
});

/** Whether a commitment was kept is asked after 30, 90 and 180 days, and answered once. */
export const followUpWorkflow = declareWorkflow({
  name: 'summit-follow-up',
  table: 'summit.follow_up',
  readPermission: 'summit.read',
  record: {
    noun: 'follow-up',
    number: 'number',
    title: 'title',
    path: '/s/:site/summit/follow-ups/:id',
    due: 'due_on',
    owner: 'owner_id',
  },
  initial: 'planned',
  states: {
    planned: { label: 'To come', tone: 'neutral' },
    due: { label: 'Due', waitsOn: 'the site or its liaison', tone: 'warning' },
    answered: { label: 'Answered', final: true, tone: 'success' },
  },
  moves: {
    'fall-due': { label: 'Its day has come', from: ['planned'], to: 'due', permission: null },
    answer: {
      label: 'Say whether it was kept',
      from: ['due'],
      to: 'answered',
      permission: 'summit.answer',
      tone: 'primary',
    },
  },
});

export type SummitState = keyof typeof summitWorkflow.states;
export type SummitMove = keyof typeof summitWorkflow.moves;
export const summitMoves = ['open', 'begin', 'close'] as const satisfies readonly SummitMove[];
export type FollowUpState = keyof typeof followUpWorkflow.states;
