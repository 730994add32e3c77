import { declareWorkflow } from '#platform/workflow/declare.ts';

/** A liaison suggests, the site decides, a project follows. */
export const connectionWorkflow = declareWorkflow({
  name: 'research-connection',
  table: 'research.connection',
  readPermission: 'research.oversee',
  record: {
    noun: 'research connection',
    number: 'number',
    title: 'topic',
    path: '/s/:site/research/connections/:id',
  },
  initial: 'suggested',
  states: {
    suggested: { label: 'Suggested', waitsOn: 'the site', tone: 'info' },
    accepted: { label: 'Accepted', waitsOn: 'whoever proposes the project', tone: 'info' },
    opened: { label: 'Project opened', final: true, tone: 'success' },
    declined: { label: 'Declined', final: true, tone: 'neutral' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
  },
  moves: {
    accept: {
      label: 'Accept',
      from: ['suggested'],
      to: 'accepted',
      permission: 'research.accept-partner',
      notBy: ['create'],
      tone: 'primary',
    },
    decline: {
      label: 'Decline',
      from: ['suggested'],
      to: 'declined',
      permission: 'research.accept-partner',
      reason: 'required',
    },
    open: {
      label: 'Propose a project',
      from: ['accepted'],
      to: 'opened',
      permission: 'research.propose',
      tone: 'primary',
    },
    withdraw: {
      label: 'Withdraw',
      from: ['suggested', 'accepted'],
      to: 'withdrawn',
      permission: 'research.connect',
      reason: 'required',
      tone: 'danger',
    },
  },
});

/** Whoever proposed a project does not agree to it. Its end closes every extract of it at once. */
export const projectWorkflow = declareWorkflow({
  name: 'research-project',
  table: 'research.project',
  readPermission: 'research.oversee',
  record: { noun: 'research project', number: 'number', title: 'title', path: '/s/:site/research/:id' },
  initial: 'proposed',
  states: {
    proposed: { label: 'Proposed', waitsOn: 'the site’s executive', tone: 'info' },
    active: { label: 'Running', tone: 'success' },
    completed: { label: 'Completed', final: true, tone: 'success' },
    ended: { label: 'Ended early', final: true, tone: 'error' },
    declined: { label: 'Declined', final: true, tone: 'neutral' },
  },
  moves: {
    agree: {
      label: 'Agree',
      from: ['proposed'],
      to: 'active',
      permission: 'research.agree',
      notBy: ['create'],
      tone: 'primary',
    },
    decline: {
      label: 'Decline',
      from: ['proposed'],
      to: 'declined',
      permission: 'research.agree',
      reason: 'required',
    },
    complete: {
      label: 'Complete',
      from: ['active'],
      to: 'completed',
      permission: 'research.manage',
      reason: 'optional',
    },
    end: {
      label: 'End early',
      from: ['active'],
      to: 'ended',
      permission: 'research.agree',
      reason: 'required',
      tone: 'danger',
    },
  },
});

/**
 * Three hands for one extract: the researcher asks, the site's analyst prepares, the data owner approves. Expiry is
 * no move: the date alone ends access.
 */
export const approvalWorkflow = declareWorkflow({
  name: 'research-approval',
  table: 'research.approval',
  readPermission: 'research.oversee',
  record: {
    noun: 'data-use approval',
    number: 'number',
    title: 'title',
    path: '/s/:site/research/approvals/:id',
  },
  initial: 'requested',
  states: {
    requested: { label: 'Requested', waitsOn: 'the site’s analyst', tone: 'info' },
    prepared: { label: 'Extract prepared', waitsOn: 'the site’s data owner', tone: 'info' },
    approved: { label: 'Approved', tone: 'success' },
    returned: { label: 'Returned', waitsOn: 'the researcher', tone: 'warning' },
    declined: { label: 'Declined', final: true, tone: 'neutral' },
    revoked: { label: 'Revoked', final: true, tone: 'error' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
  },
  moves: {
    prepare: {
      label: 'Prepare the extract',
      from: ['requested'],
      to: 'prepared',
      permission: 'research.prepare',
      notBy: ['create', 'resubmit'],
      tone: 'primary',
    },
    return: {
      label: 'Return to the researcher',
      from: ['requested'],
      to: 'returned',
      permission: 'research.prepare',
      reason: 'required',
      notBy: ['create', 'resubmit'],
    },
    approve: {
      label: 'Approve',
      from: ['prepared'],
      to: 'approved',
      permission: 'research.approve',
      notBy: ['create', 'resubmit', 'prepare'],
      tone: 'primary',
    },
    'send-back': {
      label: 'Send back to the researcher',
      from: ['prepared'],
      to: 'returned',
      permission: 'research.approve',
      reason: 'required',
      notBy: ['create', 'resubmit'],
    },
    decline: {
      label: 'Decline',
      from: ['requested', 'prepared'],
      to: 'declined',
      permission: 'research.approve',
      reason: 'required',
    },
    resubmit: {
      label: 'Ask again',
      from: ['returned'],
      to: 'requested',
      permission: 'research.work',
      tone: 'primary',
    },
    withdraw: {
      label: 'Withdraw the request',
      from: ['requested', 'prepared', 'returned'],
      to: 'withdrawn',
      permission: 'research.work',
      reason: 'optional',
      tone: 'danger',
    },
    revoke: {
      label: 'Revoke at once',
      from: ['approved'],
      to: 'revoked',
      permission: 'research.approve',
      reason: 'required',
      tone: 'danger',
    },
  },
});

/** Disclosure review: what a project found leaves only by the hand of a person of the site. */
export const releaseWorkflow = declareWorkflow({
  name: 'research-release',
  table: 'research.release',
  readPermission: 'research.oversee',
  record: {
    noun: 'release of results',
    number: 'number',
    title: 'title',
    path: '/s/:site/research/releases/:id',
  },
  initial: 'requested',
  states: {
    requested: { label: 'In review', waitsOn: 'a reviewer of the site', tone: 'info' },
    released: { label: 'Released', final: true, tone: 'success' },
    returned: { label: 'Returned', waitsOn: 'the researcher', tone: 'warning' },
    refused: { label: 'Refused', final: true, tone: 'error' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
  },
  moves: {
    release: {
      label: 'Release',
      from: ['requested'],
      to: 'released',
      permission: 'research.review-release',
      reason: 'optional',
      notBy: ['create', 'resubmit'],
      tone: 'primary',
    },
    return: {
      label: 'Return to the researcher',
      from: ['requested'],
      to: 'returned',
      permission: 'research.review-release',
      reason: 'required',
      notBy: ['create', 'resubmit'],
    },
    refuse: {
      label: 'Refuse',
      from: ['requested'],
      to: 'refused',
      permission: 'research.review-release',
      reason: 'required',
      notBy: ['create', 'resubmit'],
      tone: 'danger',
    },
    resubmit: {
      label: 'Ask again',
      from: ['returned'],
      to: 'requested',
      permission: 'research.work',
      tone: 'primary',
    },
    withdraw: {
      label: 'Withdraw the request',
      from: ['requested', 'returned'],
      to: 'withdrawn',
      permission: 'research.work',
      reason: 'optional',
      tone: 'danger',
    },
  },
});

export const deliverableWorkflow = declareWorkflow({
  name: 'research-deliverable',
  table: 'research.deliverable',
  readPermission: 'research.oversee',
  record: {
    noun: 'deliverable',
    number: 'number',
    title: 'title',
    path: '/s/:site/research/deliverables/:id',
  },
  initial: 'draft',
  states: {
    draft: { label: 'Draft', waitsOn: 'its author', tone: 'neutral' },
    delivered: { label: 'Delivered', waitsOn: 'the site', tone: 'info' },
    returned: { label: 'Returned', waitsOn: 'its author', tone: 'warning' },
    accepted: { label: 'Accepted', final: true, tone: 'success' },
  },
  moves: {
    deliver: {
      label: 'Deliver',
      from: ['draft', 'returned'],
      to: 'delivered',
      permission: 'research.work',
      tone: 'primary',
    },
    accept: {
      label: 'Accept',
      from: ['delivered'],
      to: 'accepted',
      permission: 'research.manage',
      reason: 'optional',
      notBy: ['create', 'deliver'],
      tone: 'primary',
    },
    return: {
      label: 'Return',
      from: ['delivered'],
      to: 'returned',
      permission: 'research.manage',
      reason: 'required',
      notBy: ['create', 'deliver'],
    },
  },
});

export const researchWorkflows = {
  connection: connectionWorkflow,
  project: projectWorkflow,
  approval: approvalWorkflow,
  release: releaseWorkflow,
  deliverable: deliverableWorkflow,
} as const;

export type RecordKind = keyof typeof researchWorkflows;
export type ProjectMove = keyof typeof projectWorkflow.moves;
export type ApprovalMove = keyof typeof approvalWorkflow.moves;
export type ReleaseMove = keyof typeof releaseWorkflow.moves;
