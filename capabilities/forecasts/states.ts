import { declareWorkflow } from '#platform/workflow/declare.ts';

/**
 * A forecast’s life. It is tested on the past before anyone may sign it, signed by a second person who says what was
 * weighed, and ends on its day; a longer life is a new plan, with a new test.
 */
export const planWorkflow = declareWorkflow({
  name: 'forecast-plan',
  table: 'forecasts.plan',
  readPermission: 'forecasts.read',
  record: {
    noun: 'forecast plan',
    number: 'number',
    title: 'title',
    path: '/s/:site/forecasts/:id',
    due: 'ends_on',
  },
  initial: 'draft',
  states: {
    draft: { label: 'Draft', tone: 'neutral' },
    backtested: { label: 'Backtested', waitsOn: 'its author', tone: 'info' },
    'in-review': { label: 'In review', waitsOn: 'the site executive’s signature', tone: 'info' },
    returned: { label: 'Returned', waitsOn: 'its author', tone: 'warning' },
    'signed-off': { label: 'Signed off', waitsOn: 'whoever starts it', tone: 'success' },
    live: { label: 'Live', tone: 'success' },
    ended: { label: 'Ended', final: true, tone: 'neutral' },
    stopped: { label: 'Stopped', final: true, tone: 'error' },
  },
  moves: {
    backtest: { label: 'Backtest finished', from: ['draft', 'returned'], to: 'backtested', permission: null },
    revise: {
      label: 'Change the plan',
      from: ['backtested'],
      to: 'draft',
      permission: 'forecasts.write',
    },
    submit: {
      label: 'Submit for sign-off',
      from: ['backtested', 'returned'],
      to: 'in-review',
      permission: 'forecasts.write',
      tone: 'primary',
    },
    return: {
      label: 'Return to its author',
      from: ['in-review'],
      to: 'returned',
      permission: 'forecasts.sign-off',
      reason: 'required',
      notBy: ['create', 'submit'],
    },
    'sign-off': {
      label: 'Sign off',
      from: ['in-review'],
      to: 'signed-off',
      permission: 'forecasts.sign-off',
      reason: 'required',
      notBy: ['create', 'submit'],
      tone: 'primary',
    },
    'go-live': {
      label: 'Start the forecast',
      from: ['signed-off'],
      to: 'live',
      permission: 'forecasts.write',
      tone: 'primary',
    },
    end: { label: 'Last day passed', from: ['signed-off', 'live'], to: 'ended', permission: null },
    stop: {
      label: 'Stop',
      from: ['draft', 'backtested', 'in-review', 'returned', 'signed-off', 'live'],
      to: 'stopped',
      permission: 'forecasts.stop',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type PlanState = keyof typeof planWorkflow.states;
export type PlanMove = keyof typeof planWorkflow.moves;
/** The moves a person makes; the others are the system’s. */
export const personMoves = [
  'revise',
  'submit',
  'return',
  'sign-off',
  'go-live',
  'stop',
] as const satisfies readonly PlanMove[];
