import { declareWorkflow } from '#platform/workflow/declare.ts';

/** A purge. One person proposes it, another approves it; the system carries it out and writes the certificate. */
export const purgeWorkflow = declareWorkflow({
  name: 'retention-purge',
  table: 'sharing.purge',
  readPermission: 'retention.read',
  record: { noun: 'purge', number: 'number', title: 'title', path: '/s/:site/sharing/retention/purges/:id' },
  initial: 'proposed',
  states: {
    proposed: { label: 'Proposed', waitsOn: 'a second person of the agency', tone: 'warning' },
    approved: { label: 'Being carried out', tone: 'info' },
    purged: { label: 'Purged', final: true, tone: 'success' },
    'called-off': { label: 'Called off', final: true, tone: 'neutral' },
  },
  moves: {
    approve: {
      label: 'Approve the purge',
      from: ['proposed'],
      to: 'approved',
      permission: 'retention.approve-purge',
      notBy: ['create'],
      tone: 'primary',
    },
    'call-off': {
      label: 'Call off',
      from: ['proposed'],
      to: 'called-off',
      permission: 'retention.approve-purge',
      reason: 'required',
      tone: 'danger',
    },
    finish: { label: 'Carried out', from: ['approved'], to: 'purged', permission: null },
  },
});

export type PurgeState = keyof typeof purgeWorkflow.states;
/** The moves a person makes; the last one is the system’s. */
export const purgeMoves = ['approve', 'call-off'] as const;
