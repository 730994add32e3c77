import { declareWorkflow } from '#platform/workflow/declare.ts';

export * from './delivery/states.ts';
export * from './providers/states.ts';

/** A request’s life, from the site’s draft to help that was delivered. `owner_id` is on whom it is, at every second. */
export const requestWorkflow = declareWorkflow({
  name: 'assistance-request',
  table: 'assistance.request',
  readPermission: 'assistance.read',
  record: {
    noun: 'assistance request',
    number: 'number',
    title: 'title',
    path: '/s/:site/assistance/:id',
    owner: 'owner_id',
  },
  initial: 'draft',
  states: {
    draft: { label: 'Draft', waitsOn: 'the site, to submit it', tone: 'neutral' },
    submitted: { label: 'Submitted', waitsOn: 'the liaison, to acknowledge it', tone: 'info' },
    returned: { label: 'Returned for information', waitsOn: 'the site, to answer', tone: 'warning' },
    acknowledged: { label: 'Acknowledged', waitsOn: 'the liaison, to triage it', tone: 'info' },
    triaged: { label: 'Triaged', waitsOn: 'the liaison, to find a provider', tone: 'info' },
    matched: { label: 'Matched', waitsOn: 'the provider, to scope the work', tone: 'info' },
    scoped: { label: 'Scoped', waitsOn: 'the site and the program office, to agree', tone: 'info' },
    approved: { label: 'Approved', waitsOn: 'the provider, to begin', tone: 'info' },
    delivering: { label: 'Delivering', waitsOn: 'the provider, to deliver', tone: 'info' },
    delivered: { label: 'Delivered', waitsOn: 'the site, to close it', tone: 'success' },
    // Not final: help that turned out not to be enough is asked for again under the same number.
    closed: { label: 'Closed', tone: 'success' },
    declined: { label: 'Declined', final: true, tone: 'error' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
  },
  moves: {
    submit: {
      label: 'Submit',
      from: ['draft'],
      to: 'submitted',
      permission: 'assistance.request',
      tone: 'primary',
    },
    acknowledge: {
      label: 'Acknowledge',
      from: ['submitted'],
      to: 'acknowledged',
      permission: 'assistance.triage',
      tone: 'primary',
    },
    triage: {
      label: 'Finish triage',
      from: ['acknowledged'],
      to: 'triaged',
      permission: 'assistance.triage',
      tone: 'primary',
    },
    // The part of a request that becomes one of its own: splitting is a decision of triage.
    'split-off': { label: 'Split off', from: ['draft'], to: 'triaged', permission: 'assistance.triage' },
    return: {
      label: 'Return for information',
      from: ['submitted', 'acknowledged'],
      to: 'returned',
      permission: 'assistance.triage',
      reason: 'required',
    },
    answer: {
      label: 'Answer and send back',
      from: ['returned'],
      to: 'acknowledged',
      permission: 'assistance.request',
      tone: 'primary',
    },
    lapse: { label: 'Was due back', from: ['returned'], to: 'acknowledged', permission: null },
    match: {
      label: 'Match with a provider',
      from: ['triaged'],
      to: 'matched',
      permission: 'assistance.triage',
      tone: 'primary',
    },
    'take-on': {
      label: 'Take it on',
      from: ['triaged'],
      to: 'matched',
      permission: 'assistance.answer-offer',
    },
    unmatch: {
      label: 'Look for another provider',
      from: ['matched', 'scoped', 'approved'],
      to: 'triaged',
      permission: 'assistance.triage',
      reason: 'required',
    },
    scope: {
      label: 'Put the scope forward',
      from: ['matched'],
      to: 'scoped',
      permission: 'assistance.deliver',
      tone: 'primary',
    },
    revise: {
      label: 'Send the scope back',
      from: ['scoped'],
      to: 'matched',
      permission: 'assistance.approve',
      reason: 'required',
    },
    approve: {
      label: 'Approve the scope',
      from: ['scoped'],
      to: 'approved',
      permission: 'assistance.approve-plan',
      notBy: ['scope'],
      tone: 'primary',
    },
    begin: {
      label: 'Begin delivery',
      from: ['approved'],
      to: 'delivering',
      permission: 'assistance.deliver',
      tone: 'primary',
    },
    complete: {
      label: 'All is delivered',
      from: ['delivering'],
      to: 'delivered',
      permission: 'assistance.deliver',
      tone: 'primary',
    },
    continue: {
      label: 'Not all is delivered',
      from: ['delivered'],
      to: 'delivering',
      permission: 'assistance.approve',
      reason: 'required',
    },
    close: {
      label: 'Close',
      from: ['delivered'],
      to: 'closed',
      permission: 'assistance.approve',
      tone: 'primary',
    },
    reopen: {
      label: 'Reopen',
      from: ['closed'],
      to: 'acknowledged',
      permission: 'assistance.approve',
      reason: 'required',
    },
    decline: {
      label: 'Decline',
      from: ['submitted', 'acknowledged', 'triaged'],
      to: 'declined',
      permission: 'assistance.triage',
      reason: 'required',
      tone: 'danger',
    },
    merge: {
      label: 'Merge into another',
      from: ['submitted', 'acknowledged', 'triaged'],
      to: 'withdrawn',
      permission: 'assistance.triage',
      reason: 'required',
      tone: 'danger',
    },
    withdraw: {
      label: 'Withdraw',
      from: [
        'draft',
        'submitted',
        'returned',
        'acknowledged',
        'triaged',
        'matched',
        'scoped',
        'approved',
        'delivering',
      ],
      to: 'withdrawn',
      permission: 'assistance.request',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type RequestState = keyof typeof requestWorkflow.states;
export type RequestMove = keyof typeof requestWorkflow.moves;

/** Moves that follow from offers, work plans and activities; nobody makes them round those. */
export const movesOfDelivery = [
  'match',
  'take-on',
  'scope',
  'revise',
  'approve',
  'begin',
] as const satisfies readonly RequestMove[];

/** Moves with a form of their own. */
const movesWithForm = ['split-off', 'merge', 'lapse'] as const satisfies readonly RequestMove[];

type ButtonMove = Exclude<RequestMove, (typeof movesOfDelivery)[number] | (typeof movesWithForm)[number]>;
/** Moves that a person makes on the request itself. */
export const buttonMoves = (Object.keys(requestWorkflow.moves) as RequestMove[]).filter(
  (move): move is ButtonMove =>
    !(movesOfDelivery as readonly string[]).includes(move) &&
    !(movesWithForm as readonly string[]).includes(move),
);

/** Nothing more is waited for in these. */
export const endedStates = ['closed', 'declined', 'withdrawn'] as const satisfies readonly RequestState[];

/** What the site is asked while its request’s clock stands still. */
export const questionWorkflow = declareWorkflow({
  name: 'assistance-question',
  table: 'assistance.question',
  readPermission: 'assistance.read',
  record: {
    noun: 'question about a request',
    number: 'number',
    title: 'title',
    path: '/s/:site/assistance/questions/:id',
    due: 'due_on',
    owner: 'owner_id',
  },
  initial: 'open',
  states: {
    open: { label: 'Open', waitsOn: 'the site, to answer', tone: 'warning' },
    answered: { label: 'Answered', final: true, tone: 'success' },
    'taken-back': { label: 'Taken back', final: true, tone: 'neutral' },
    lapsed: { label: 'Not answered in time', final: true, tone: 'error' },
  },
  moves: {
    answer: {
      label: 'Answer the question',
      from: ['open'],
      to: 'answered',
      permission: 'assistance.request',
      tone: 'primary',
    },
    'take-back': {
      label: 'Go on without the answer',
      from: ['open'],
      to: 'taken-back',
      permission: 'assistance.triage',
    },
    lapse: { label: 'Was due back', from: ['open'], to: 'lapsed', permission: null },
  },
});

/** A request that nears its target, or passed it, on the desk of one person. */
export const escalationWorkflow = declareWorkflow({
  name: 'assistance-escalation',
  table: 'assistance.escalation',
  readPermission: 'assistance.read',
  record: {
    noun: 'escalation of a request',
    number: 'number',
    title: 'title',
    path: '/s/:site/assistance/escalations/:id',
    owner: 'owner_id',
  },
  initial: 'open',
  states: {
    open: { label: 'Open', waitsOn: 'whom it was brought to', tone: 'warning' },
    'taken-up': { label: 'Taken up', final: true, tone: 'success' },
    settled: { label: 'Settled', final: true, tone: 'neutral' },
  },
  moves: {
    'take-up': {
      label: 'Take it up',
      from: ['open'],
      to: 'taken-up',
      permission: 'assistance.be-escalated-to',
      reason: 'required',
      tone: 'primary',
    },
    settle: { label: 'The stage was reached', from: ['open'], to: 'settled', permission: null },
  },
});
