import { declareWorkflow } from '#platform/workflow/declare.ts';

/**
 * A design’s life. What will be compared with what is fixed by a second person before anyone can know how it
 * comes out; from then on nobody changes it, and the looks it planned are taken by the system.
 */
export const designWorkflow = declareWorkflow({
  name: 'evaluation-design',
  table: 'evaluation.design',
  readPermission: 'evaluation.read',
  record: {
    noun: 'evaluation design',
    number: 'number',
    title: 'title',
    path: '/s/:site/evaluations/:id',
    due: 'launch_on',
  },
  initial: 'draft',
  states: {
    draft: { label: 'Draft', tone: 'neutral' },
    'in-review': { label: 'In review', waitsOn: 'a second person, before the launch', tone: 'info' },
    returned: { label: 'Returned', waitsOn: 'its author', tone: 'warning' },
    registered: { label: 'Registered', tone: 'success' },
    'under-way': { label: 'Under way', tone: 'info' },
    reported: { label: 'Reported', final: true, tone: 'success' },
    'given-up': { label: 'Given up', final: true, tone: 'error' },
  },
  moves: {
    submit: {
      label: 'Submit for registration',
      from: ['draft', 'returned'],
      to: 'in-review',
      permission: 'evaluation.write',
      tone: 'primary',
    },
    return: {
      label: 'Return to its author',
      from: ['in-review'],
      to: 'returned',
      permission: 'evaluation.register',
      reason: 'required',
      notBy: ['create', 'submit'],
    },
    register: {
      label: 'Register',
      from: ['in-review'],
      to: 'registered',
      permission: 'evaluation.register',
      notBy: ['create', 'submit'],
      tone: 'primary',
    },
    begin: {
      label: 'Launch day',
      from: ['registered'],
      to: 'under-way',
      permission: null,
    },
    report: {
      label: 'Final look taken',
      from: ['under-way'],
      to: 'reported',
      permission: null,
    },
    'give-up': {
      label: 'Give up',
      from: ['draft', 'in-review', 'returned', 'registered', 'under-way'],
      to: 'given-up',
      permission: 'evaluation.register',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type DesignState = keyof typeof designWorkflow.states;
export type DesignMove = keyof typeof designWorkflow.moves;
/** The moves a person makes; the others are the system’s. */
export const personMoves = [
  'submit',
  'return',
  'register',
  'give-up',
] as const satisfies readonly DesignMove[];
