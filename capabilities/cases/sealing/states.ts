import { declareWorkflow } from '#platform/workflow/declare.ts';

/** An order of a court over a case. One records officer enters it, another approves it, the system carries it out. */
export const courtOrderWorkflow = declareWorkflow({
  name: 'court-order',
  table: 'cases.court_order',
  readPermission: 'cases.seal',
  record: { noun: 'court order', number: 'number', title: 'title', path: '/s/:site/cases/orders/:id' },
  initial: 'proposed',
  states: {
    proposed: { label: 'Entered', waitsOn: 'a second records officer', tone: 'warning' },
    approved: { label: 'Being carried out', tone: 'info' },
    'carried out': { label: 'Carried out', final: true, tone: 'success' },
    'called off': { label: 'Called off', final: true, tone: 'neutral' },
  },
  moves: {
    approve: {
      label: 'Approve and carry out',
      from: ['proposed'],
      to: 'approved',
      permission: 'cases.seal',
      notBy: ['create'],
      tone: 'primary',
    },
    'call-off': {
      label: 'Call off',
      from: ['proposed'],
      to: 'called off',
      permission: 'cases.seal',
      reason: 'required',
      tone: 'danger',
    },
    finish: { label: 'Carried out', from: ['approved'], to: 'carried out', permission: null },
  },
});

export type CourtOrderState = keyof typeof courtOrderWorkflow.states;
export const courtOrderStates = Object.keys(courtOrderWorkflow.states) as CourtOrderState[];
/** The moves a person makes; the last one is the system’s. */
export const courtOrderMoves = ['approve', 'call-off'] as const;
