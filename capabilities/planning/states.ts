import { declareWorkflow } from '#platform/workflow/declare.ts';

/**
 * A version of a plan. A plan has one working draft at a time; a second person publishes what was submitted, with
 * the reason for the change, and from then on the version is nobody’s to alter.
 */
export const versionWorkflow = declareWorkflow({
  name: 'plan-version',
  table: 'planning.version',
  readPermission: 'planning.read',
  record: { noun: 'plan version', number: 'number', title: 'title', path: '/s/:site/plan-versions/:id' },
  initial: 'draft',
  states: {
    draft: { label: 'Draft', tone: 'neutral' },
    'in-review': { label: 'In review', waitsOn: 'a second person who may publish', tone: 'info' },
    returned: { label: 'Returned', waitsOn: 'those who write the plan', tone: 'warning' },
    published: { label: 'Published', final: true, tone: 'success' },
  },
  moves: {
    submit: {
      label: 'Submit for publishing',
      from: ['draft', 'returned'],
      to: 'in-review',
      permission: 'planning.write',
      reason: 'required',
      tone: 'primary',
    },
    return: {
      label: 'Return to the writers',
      from: ['in-review'],
      to: 'returned',
      permission: 'planning.publish',
      reason: 'required',
    },
    publish: {
      label: 'Publish this version',
      from: ['in-review'],
      to: 'published',
      permission: 'planning.publish',
      notBy: ['submit'],
      tone: 'primary',
    },
  },
});

/** An activity’s life. It is only a proposal until a version that holds it is published; then it is on its owner. */
export const activityWorkflow = declareWorkflow({
  name: 'plan-activity',
  table: 'planning.activity',
  readPermission: 'planning.read',
  record: {
    noun: 'plan activity',
    number: 'number',
    title: 'title',
    path: '/s/:site/plan-activities/:id',
    due: 'due_on',
    owner: 'owner_id',
  },
  initial: 'proposed',
  states: {
    proposed: { label: 'Proposed', tone: 'neutral' },
    'not-started': { label: 'Not started', waitsOn: 'its owner', tone: 'neutral' },
    'under-way': { label: 'Under way', waitsOn: 'its owner', tone: 'info' },
    blocked: { label: 'Blocked', waitsOn: 'whoever can clear what blocks it', tone: 'warning' },
    done: { label: 'Done', final: true, tone: 'success' },
    'called-off': { label: 'Called off', final: true, tone: 'error' },
  },
  moves: {
    adopt: {
      label: 'Take into the published plan',
      from: ['proposed'],
      to: 'not-started',
      permission: 'planning.publish',
    },
    start: {
      label: 'Start',
      from: ['not-started'],
      to: 'under-way',
      permission: 'planning.report',
      tone: 'primary',
    },
    block: {
      label: 'Say what blocks it',
      from: ['not-started', 'under-way'],
      to: 'blocked',
      permission: 'planning.report',
      reason: 'required',
    },
    unblock: {
      label: 'The block is cleared',
      from: ['blocked'],
      to: 'under-way',
      permission: 'planning.report',
      reason: 'required',
      tone: 'primary',
    },
    finish: {
      label: 'Done',
      from: ['under-way'],
      to: 'done',
      permission: 'planning.report',
      tone: 'primary',
    },
    'call-off': {
      label: 'Call off',
      from: ['proposed', 'not-started', 'under-way', 'blocked'],
      to: 'called-off',
      permission: 'planning.publish',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type VersionState = keyof typeof versionWorkflow.states;
export type VersionMove = keyof typeof versionWorkflow.moves;
export type ActivityState = keyof typeof activityWorkflow.states;
export type ActivityMove = keyof typeof activityWorkflow.moves;

export const versionMoves = ['submit', 'return', 'publish'] as const satisfies readonly VersionMove[];
/** The moves people make by hand; activities are adopted when a version that holds them is published. */
export const activityMoves = [
  'start',
  'block',
  'unblock',
  'finish',
  'call-off',
] as const satisfies readonly ActivityMove[];
/** A draft is written in these states; in review it rests. */
export const openStates = ['draft', 'returned'] as const satisfies readonly VersionState[];
