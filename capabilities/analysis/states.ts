import { declareWorkflow } from '#platform/workflow/declare.ts';

/**
 * A finding's life. Whoever drafted or submitted it may neither approve nor publish it: what the public reads
 * has always passed two people.
 */
export const findingWorkflow = declareWorkflow({
  name: 'finding',
  table: 'analysis.finding',
  readPermission: 'findings.read',
  record: {
    noun: 'finding',
    number: 'number',
    title: 'statement',
    path: '/s/:site/findings/:id',
  },
  initial: 'draft',
  states: {
    draft: { label: 'Draft', tone: 'neutral' },
    'in-review': { label: 'In review', waitsOn: 'a reviewer', tone: 'info' },
    returned: { label: 'Returned', waitsOn: 'its author', tone: 'warning' },
    approved: { label: 'Approved', waitsOn: 'whoever publishes for the site', tone: 'info' },
    published: { label: 'Published', tone: 'success' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'error' },
  },
  moves: {
    submit: {
      label: 'Submit for review',
      from: ['draft', 'returned'],
      to: 'in-review',
      permission: 'findings.write',
      tone: 'primary',
    },
    approve: {
      label: 'Approve',
      from: ['in-review'],
      to: 'approved',
      permission: 'findings.approve',
      reason: 'optional',
      notBy: ['create', 'submit'],
      tone: 'primary',
    },
    return: {
      label: 'Return to its author',
      from: ['in-review', 'approved'],
      to: 'returned',
      permission: 'findings.approve',
      reason: 'required',
      notBy: ['create', 'submit'],
    },
    publish: {
      label: 'Publish',
      from: ['approved'],
      to: 'published',
      permission: 'findings.publish',
      notBy: ['create', 'submit'],
      tone: 'primary',
    },
    withdraw: {
      label: 'Withdraw from the public site',
      from: ['published'],
      to: 'withdrawn',
      permission: 'findings.publish',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type FindingState = keyof typeof findingWorkflow.states;
export type FindingMove = keyof typeof findingWorkflow.moves;
