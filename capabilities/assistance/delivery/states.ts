import { declareWorkflow } from '#platform/workflow/declare.ts';

/** The lead provider writes it, the site agrees, the program office approves; then it is nobody's to change. */
export const workPlanWorkflow = declareWorkflow({
  name: 'work-plan',
  table: 'assistance.work_plan',
  readPermission: 'assistance.read-delivery',
  record: {
    noun: 'work plan',
    number: 'number',
    title: 'title',
    path: '/s/:site/assistance/work-plans/:id',
  },
  initial: 'draft',
  states: {
    draft: { label: 'Draft', waitsOn: 'the provider, to submit it', tone: 'neutral' },
    'with-site': { label: 'With the site', waitsOn: 'the site, to agree', tone: 'info' },
    'with-program': {
      label: 'With the program office',
      waitsOn: 'the program office, to approve it',
      tone: 'info',
    },
    returned: { label: 'Returned', waitsOn: 'the provider, to change it', tone: 'warning' },
    approved: { label: 'Approved', tone: 'success' },
  },
  moves: {
    submit: {
      label: 'Submit to the site',
      from: ['draft', 'returned'],
      to: 'with-site',
      permission: 'assistance.deliver',
      tone: 'primary',
    },
    agree: {
      label: 'Agree for the site',
      from: ['with-site'],
      to: 'with-program',
      permission: 'assistance.agree-plan',
      notBy: ['create', 'submit'],
      tone: 'primary',
    },
    return: {
      label: 'Return to the provider',
      from: ['with-site'],
      to: 'returned',
      permission: 'assistance.agree-plan',
      reason: 'required',
    },
    approve: {
      label: 'Approve for the program office',
      from: ['with-program'],
      to: 'approved',
      permission: 'assistance.approve-plan',
      notBy: ['create', 'submit', 'agree'],
      tone: 'primary',
    },
    'send-back': {
      label: 'Send back to the provider',
      from: ['with-program'],
      to: 'returned',
      permission: 'assistance.approve-plan',
      reason: 'required',
    },
    // Follows from releasing the lead provider; nobody makes it by itself.
    'change-lead': {
      label: 'Another provider leads',
      from: ['with-site', 'with-program', 'approved'],
      to: 'returned',
      permission: 'assistance.offer',
      reason: 'required',
    },
    reopen: {
      label: 'Open the plan again',
      from: ['approved'],
      to: 'returned',
      permission: 'assistance.approve-plan',
      reason: 'required',
    },
  },
});

/** A deliverable goes back and forth in versions until a person of the other side takes it. */
export const deliverableWorkflow = declareWorkflow({
  name: 'tta-deliverable',
  table: 'assistance.deliverable',
  readPermission: 'assistance.read-delivery',
  record: {
    noun: 'deliverable',
    number: 'number',
    title: 'title',
    path: '/s/:site/assistance/deliverables/:id',
    due: 'due_on',
  },
  initial: 'drafted',
  states: {
    drafted: { label: 'Drafted', waitsOn: 'the provider, to submit it', tone: 'neutral' },
    submitted: { label: 'Submitted', waitsOn: 'a reviewer of the site', tone: 'info' },
    returned: { label: 'Returned', waitsOn: 'the provider, for a new version', tone: 'warning' },
    accepted: { label: 'Accepted', final: true, tone: 'success' },
  },
  moves: {
    submit: {
      label: 'Submit for review',
      from: ['drafted', 'returned'],
      to: 'submitted',
      permission: 'assistance.deliver',
      tone: 'primary',
    },
    accept: {
      label: 'Accept the deliverable',
      from: ['submitted'],
      to: 'accepted',
      permission: 'assistance.review-delivery',
      notBy: ['create', 'submit'],
      tone: 'primary',
    },
    return: {
      label: 'Return for changes',
      from: ['submitted'],
      to: 'returned',
      permission: 'assistance.review-delivery',
      reason: 'required',
      notBy: ['create', 'submit'],
    },
  },
});

/**
 * An activity and its report. Every approver who was named must agree: the last one's agreement approves it, and one
 * “needs action” sends it back. Opening an approved report again is a right of its own.
 */
export const activityWorkflow = declareWorkflow({
  name: 'tta-activity',
  table: 'assistance.activity',
  readPermission: 'assistance.read-delivery',
  record: {
    noun: 'activity',
    number: 'number',
    title: 'title',
    path: '/s/:site/assistance/activities/:id',
    due: 'ends_on',
  },
  initial: 'planned',
  states: {
    planned: { label: 'Planned', waitsOn: 'the provider, to hold and report it', tone: 'neutral' },
    submitted: { label: 'Report submitted', waitsOn: 'everyone asked to agree', tone: 'info' },
    'needs-action': { label: 'Needs action', waitsOn: 'the provider, to act on it', tone: 'warning' },
    approved: { label: 'Report approved', tone: 'success' },
    'called-off': { label: 'Called off', final: true, tone: 'neutral' },
  },
  moves: {
    submit: {
      label: 'Submit the report',
      from: ['planned', 'needs-action'],
      to: 'submitted',
      permission: 'assistance.deliver',
      tone: 'primary',
    },
    approve: {
      label: 'Agree with the report',
      from: ['submitted'],
      to: 'approved',
      permission: 'assistance.review-delivery',
      notBy: ['create', 'submit'],
      tone: 'primary',
    },
    'needs-action': {
      label: 'Needs action',
      from: ['submitted'],
      to: 'needs-action',
      permission: 'assistance.review-delivery',
      reason: 'required',
      notBy: ['create', 'submit'],
    },
    unlock: {
      label: 'Open the report again',
      from: ['approved'],
      to: 'needs-action',
      permission: 'assistance.unlock-report',
      reason: 'required',
    },
    'call-off': {
      label: 'Call off',
      from: ['planned'],
      to: 'called-off',
      permission: 'assistance.deliver',
      reason: 'required',
      tone: 'danger',
    },
  },
});

/** A question asked when its day has come: how satisfied, and what came of it. The system asks; its owner answers. */
export const followUpWorkflow = declareWorkflow({
  name: 'assistance-follow-up',
  table: 'assistance.follow_up',
  readPermission: 'assistance.read-delivery',
  record: {
    noun: 'follow-up',
    number: 'number',
    title: 'title',
    path: '/s/:site/assistance/follow-ups/:id',
    due: 'due_on',
    owner: 'owner_id',
  },
  initial: 'scheduled',
  states: {
    scheduled: { label: 'Scheduled', tone: 'neutral' },
    due: { label: 'Asked', waitsOn: 'its owner, to answer', tone: 'info' },
    answered: { label: 'Answered', final: true, tone: 'success' },
    'called-off': { label: 'Called off', final: true, tone: 'neutral' },
  },
  moves: {
    'fall-due': { label: 'Its day came', from: ['scheduled'], to: 'due', permission: null },
    answer: {
      label: 'Answer',
      from: ['due'],
      to: 'answered',
      permission: 'assistance.answer-follow-up',
      tone: 'primary',
    },
    'call-off': { label: 'Request reopened', from: ['scheduled', 'due'], to: 'called-off', permission: null },
  },
});

export const deliveryWorkflows = [
  workPlanWorkflow,
  deliverableWorkflow,
  activityWorkflow,
  followUpWorkflow,
] as const;

export type WorkPlanState = keyof typeof workPlanWorkflow.states;
export type DeliverableState = keyof typeof deliverableWorkflow.states;
export type ActivityState = keyof typeof activityWorkflow.states;
export type FollowUpState = keyof typeof followUpWorkflow.states;
