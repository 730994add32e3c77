import type { WorkflowDeclaration } from '../workflow.ts';

export const sampleWorkflow: WorkflowDeclaration = {
  initial: 'received',
  states: {
    received: { label: 'Received' },
    checking: { label: 'Checking', tone: 'info' },
    checked: { label: 'Checked', waitsOn: 'the analyst', tone: 'warning' },
    accepted: { label: 'Accepted', final: true, tone: 'success' },
    rejected: { label: 'Rejected', final: true, tone: 'error' },
  },
  moves: {
    check: { label: 'Check', from: ['received'], to: 'checking', permission: null },
    finish: { label: 'Finish', from: ['checking'], to: 'checked', permission: null },
    accept: {
      label: 'Accept import',
      from: ['checked'],
      to: 'accepted',
      permission: 'imports.accept',
      tone: 'primary',
    },
    reject: {
      label: 'Reject import',
      from: ['checked'],
      to: 'rejected',
      permission: 'imports.accept',
      tone: 'danger',
      reason: 'required',
    },
    recheck: {
      label: 'Check again',
      from: ['checked'],
      to: 'checking',
      permission: 'imports.accept',
      notBy: ['create'],
    },
  },
};
