import { declareWorkflow } from '#platform/workflow/declare.ts';

/** A resource is listed by someone other than who proposed it; each version goes this way anew. */
export const resourceWorkflow = declareWorkflow({
  name: 'library-resource',
  table: 'community.resource_version',
  readPermission: 'community.read',
  record: {
    noun: 'library resource',
    number: 'number',
    title: 'title',
    path: '/library/:id',
    owner: 'owner_id',
  },
  initial: 'proposed',
  states: {
    proposed: { label: 'In review', waitsOn: 'a second person', tone: 'info' },
    returned: { label: 'Returned', waitsOn: 'who proposed it', tone: 'warning' },
    listed: { label: 'Listed', tone: 'success' },
    retired: { label: 'Retired', final: true, tone: 'neutral' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
  },
  moves: {
    list: {
      label: 'List it',
      from: ['proposed'],
      to: 'listed',
      permission: 'community.review-resource',
      notBy: ['create', 'resubmit'],
      tone: 'primary',
    },
    return: {
      label: 'Return it',
      from: ['proposed'],
      to: 'returned',
      permission: 'community.review-resource',
      reason: 'required',
      notBy: ['create', 'resubmit'],
    },
    resubmit: {
      label: 'Propose it again',
      from: ['returned'],
      to: 'proposed',
      permission: 'community.take-part',
      tone: 'primary',
    },
    withdraw: {
      label: 'Withdraw it',
      from: ['proposed', 'returned'],
      to: 'withdrawn',
      permission: 'community.take-part',
      tone: 'danger',
    },
    retire: {
      label: 'Retire it',
      from: ['listed'],
      to: 'retired',
      permission: 'community.review-resource',
      reason: 'required',
      tone: 'danger',
    },
  },
});

/**
 * One site learns from another. What hosts do is theirs (the offer, below), so the moves that follow from it are made
 * by the system: `settle.ts`.
 */
export const exchangeWorkflow = declareWorkflow({
  name: 'peer-exchange',
  table: 'community.exchange',
  readPermission: 'community.read',
  record: {
    noun: 'peer exchange',
    number: 'number',
    title: 'title',
    path: '/exchanges/:id',
    owner: 'owner_id',
  },
  initial: 'asked',
  states: {
    asked: { label: 'Asked', waitsOn: 'a host', tone: 'info' },
    offered: { label: 'Offered', waitsOn: 'the asking site', tone: 'info' },
    planned: { label: 'Planned', waitsOn: 'the visit', tone: 'info' },
    visited: { label: 'Visited', waitsOn: 'the asking site’s report', tone: 'warning' },
    reported: { label: 'Reported', waitsOn: 'the site’s liaison', tone: 'info' },
    closed: { label: 'Closed', final: true, tone: 'success' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
    declined: { label: 'Declined', final: true, tone: 'error' },
  },
  moves: {
    offer: { label: 'A site offers to host', from: ['asked'], to: 'offered', permission: null },
    'lose-host': { label: 'No host is left', from: ['offered', 'planned'], to: 'asked', permission: null },
    plan: {
      label: 'Confirm the visit',
      from: ['offered'],
      to: 'planned',
      permission: 'community.ask-peers',
      tone: 'primary',
    },
    replan: {
      label: 'Plan anew',
      from: ['planned'],
      to: 'offered',
      permission: 'community.ask-peers',
      reason: 'required',
    },
    visit: {
      label: 'The visit took place',
      from: ['planned'],
      to: 'visited',
      permission: 'community.ask-peers',
      tone: 'primary',
    },
    report: {
      label: 'Hand in the report',
      from: ['visited'],
      to: 'reported',
      permission: 'community.ask-peers',
      tone: 'primary',
    },
    'return-report': {
      label: 'Ask for more in the report',
      from: ['reported'],
      to: 'visited',
      permission: 'community.follow-exchange',
      reason: 'required',
    },
    close: {
      label: 'Close',
      from: ['reported'],
      to: 'closed',
      permission: 'community.follow-exchange',
      notBy: ['report'],
      tone: 'primary',
    },
    decline: {
      label: 'Decline',
      from: ['asked', 'offered'],
      to: 'declined',
      permission: 'community.follow-exchange',
      reason: 'required',
    },
    withdraw: {
      label: 'Withdraw',
      from: ['asked', 'offered', 'planned'],
      to: 'withdrawn',
      permission: 'community.ask-peers',
      reason: 'required',
      tone: 'danger',
    },
  },
});

/** A host's side of an exchange: it belongs to the host's site, which agrees to the plan as it stands. */
export const offerWorkflow = declareWorkflow({
  name: 'exchange-offer',
  table: 'community.offer',
  readPermission: 'community.read',
  record: {
    noun: 'offer to host',
    number: 'number',
    title: 'title',
    path: '/exchanges/:id',
    owner: 'owner_id',
  },
  initial: 'offered',
  states: {
    offered: { label: 'Offered', waitsOn: 'the asking site', tone: 'info' },
    chosen: { label: 'Chosen', waitsOn: 'the host, to agree to the plan', tone: 'info' },
    agreed: { label: 'Plan agreed', tone: 'success' },
    hosted: { label: 'Hosted', final: true, tone: 'success' },
    'passed-over': { label: 'Not needed', final: true, tone: 'neutral' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
  },
  moves: {
    choose: { label: 'Chosen as the host', from: ['offered'], to: 'chosen', permission: null },
    'choose-another': {
      label: 'Another host was chosen',
      from: ['chosen', 'agreed'],
      to: 'offered',
      permission: null,
    },
    agree: {
      label: 'Agree to the plan',
      from: ['chosen'],
      to: 'agreed',
      permission: 'community.host-peers',
      tone: 'primary',
    },
    'plan-changed': { label: 'The plan was changed', from: ['agreed'], to: 'chosen', permission: null },
    host: { label: 'The visit took place', from: ['agreed'], to: 'hosted', permission: null },
    'pass-over': {
      label: 'Not needed any more',
      from: ['offered', 'chosen', 'agreed'],
      to: 'passed-over',
      permission: null,
    },
    withdraw: {
      label: 'Withdraw the offer',
      from: ['offered', 'chosen', 'agreed'],
      to: 'withdrawn',
      permission: 'community.host-peers',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type ResourceState = keyof typeof resourceWorkflow.states;
export type ResourceMove = keyof typeof resourceWorkflow.moves;
export type ExchangeState = keyof typeof exchangeWorkflow.states;
export type ExchangeMove = keyof typeof exchangeWorkflow.moves;
export type OfferState = keyof typeof offerWorkflow.states;
export type OfferMove = keyof typeof offerWorkflow.moves;

/** The moves of an exchange that are a person’s, and need nothing besides a reason. */
export const exchangeMoves = [
  'plan',
  'replan',
  'visit',
  'report',
  'return-report',
  'close',
  'decline',
  'withdraw',
] as const satisfies readonly ExchangeMove[];
