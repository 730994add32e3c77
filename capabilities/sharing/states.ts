import { declareWorkflow } from '#platform/workflow/declare.ts';

/**
 * An agreement’s life. What it says is fixed when it is submitted; it opens records from the start to the end that
 * were signed, by the database’s own clock, whether or not its state was moved on time.
 */
export const agreementWorkflow = declareWorkflow({
  name: 'sharing-agreement',
  table: 'sharing.agreement',
  readPermission: 'sharing.read',
  record: { noun: 'sharing agreement', number: 'number', title: 'title', path: '/s/:site/sharing/:id' },
  initial: 'draft',
  states: {
    draft: { label: 'Draft', tone: 'neutral' },
    'legal review': { label: 'Legal review', waitsOn: 'a second person of a party', tone: 'info' },
    'for signature': { label: 'For signature', tone: 'warning' },
    signed: { label: 'Signed', tone: 'info' },
    'in force': { label: 'In force', tone: 'success' },
    expired: { label: 'Expired', final: true, tone: 'neutral' },
    terminated: { label: 'Terminated', final: true, tone: 'error' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
  },
  moves: {
    submit: {
      label: 'Submit for legal review',
      from: ['draft'],
      to: 'legal review',
      permission: 'sharing.draft',
      tone: 'primary',
    },
    return: {
      label: 'Return to its author',
      from: ['legal review'],
      to: 'draft',
      permission: 'sharing.review',
      reason: 'required',
      notBy: ['create', 'submit'],
    },
    approve: {
      label: 'Approve for signature',
      from: ['legal review'],
      to: 'for signature',
      permission: 'sharing.review',
      notBy: ['create', 'submit'],
      tone: 'primary',
    },
    // Made with the last signature: no button of its own.
    'complete-signing': {
      label: 'All parties have signed',
      from: ['for signature'],
      to: 'signed',
      permission: 'sharing.sign',
      notBy: ['create'],
    },
    begin: { label: 'Its start has come', from: ['signed'], to: 'in force', permission: null },
    expire: { label: 'Its end has come', from: ['signed', 'in force'], to: 'expired', permission: null },
    terminate: {
      label: 'Terminate',
      from: ['signed', 'in force'],
      to: 'terminated',
      permission: 'sharing.end',
      reason: 'required',
      tone: 'danger',
    },
    withdraw: {
      label: 'Withdraw',
      from: ['draft', 'legal review', 'for signature'],
      to: 'withdrawn',
      permission: 'sharing.end',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type AgreementState = keyof typeof agreementWorkflow.states;
export type AgreementMove = keyof typeof agreementWorkflow.moves;
/** The moves a person makes with a button; signing is an act of its own. */
export const agreementMoves = [
  'submit',
  'return',
  'approve',
  'terminate',
  'withdraw',
] as const satisfies readonly AgreementMove[];

/** Glass broken for one case: it ends by itself within hours, and is open until the owner has reviewed it. */
export const glassWorkflow = declareWorkflow({
  name: 'sharing-broken-glass',
  table: 'sharing.broken_glass',
  readPermission: 'sharing.read',
  record: {
    noun: 'broken glass',
    number: 'number',
    title: 'record_number',
    path: '/s/:site/sharing/broken-glass/:id',
  },
  initial: 'in use',
  states: {
    'in use': { label: 'In use', waitsOn: 'the owner of the records', tone: 'error' },
    ended: { label: 'Ended', waitsOn: 'the owner’s review', tone: 'warning' },
    justified: { label: 'Justified', final: true, tone: 'success' },
    'not justified': { label: 'Not justified', final: true, tone: 'error' },
  },
  moves: {
    'hand-back': {
      label: 'End it now',
      from: ['in use'],
      to: 'ended',
      permission: 'sharing.break-glass',
    },
    'cut-off': {
      label: 'Cut it off',
      from: ['in use'],
      to: 'ended',
      permission: 'sharing.review-glass',
      reason: 'required',
      notBy: ['create'],
      tone: 'primary',
    },
    lapse: { label: 'Its time is over', from: ['in use'], to: 'ended', permission: null },
    justify: {
      label: 'It was justified',
      from: ['ended'],
      to: 'justified',
      permission: 'sharing.review-glass',
      reason: 'required',
      notBy: ['create'],
      tone: 'primary',
    },
    'find-not-justified': {
      label: 'It was not justified',
      from: ['ended'],
      to: 'not justified',
      permission: 'sharing.review-glass',
      reason: 'required',
      notBy: ['create'],
      tone: 'danger',
    },
  },
});

export type GlassState = keyof typeof glassWorkflow.states;
export type GlassMove = keyof typeof glassWorkflow.moves;
export const glassMoves = [
  'hand-back',
  'cut-off',
  'justify',
  'find-not-justified',
] as const satisfies readonly GlassMove[];
