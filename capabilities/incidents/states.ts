import { declareWorkflow } from '#platform/workflow/declare.ts';

/**
 * From a file to a data version. What only the system does has no permission. Tone `danger` keeps a move off the
 * status strip, which shows the way a file goes when all goes well.
 */
export const importWorkflow = declareWorkflow({
  name: 'import',
  table: 'incidents.import',
  readPermission: 'incidents.read',
  record: { noun: 'import', number: 'number', title: 'title', path: '/s/:site/incidents/imports/:id' },
  initial: 'received',
  states: {
    received: { label: 'Received', waitsOn: 'the reader', tone: 'neutral' },
    reading: { label: 'Reading', waitsOn: 'the reader', tone: 'info' },
    checked: { label: 'Checked', waitsOn: 'an analyst to accept it', tone: 'warning' },
    accepted: { label: 'Accepted', tone: 'success' },
    superseded: { label: 'Superseded', final: true, tone: 'neutral' },
    unchanged: { label: 'No change', final: true, tone: 'neutral' },
    failed: { label: 'Failed', final: true, tone: 'error' },
    cancelled: { label: 'Cancelled', final: true, tone: 'neutral' },
    discarded: { label: 'Discarded', final: true, tone: 'neutral' },
  },
  moves: {
    read: { label: 'Read the file', from: ['received'], to: 'reading', permission: null, tone: 'primary' },
    check: { label: 'Finish checking', from: ['reading'], to: 'checked', permission: null, tone: 'primary' },
    accept: {
      label: 'Accept as the next version',
      from: ['checked'],
      to: 'accepted',
      permission: 'incidents.accept',
      tone: 'primary',
    },
    supersede: { label: 'Supersede', from: ['accepted'], to: 'superseded', permission: null, tone: 'danger' },
    'find-unchanged': {
      label: 'Find no change',
      from: ['reading'],
      to: 'unchanged',
      permission: null,
      tone: 'danger',
    },
    fail: { label: 'Fail', from: ['received', 'reading'], to: 'failed', permission: null, tone: 'danger' },
    cancel: {
      label: 'Cancel reading',
      from: ['received', 'reading'],
      to: 'cancelled',
      permission: 'incidents.import',
      tone: 'danger',
    },
    discard: {
      label: 'Discard',
      from: ['checked'],
      to: 'discarded',
      permission: 'incidents.import',
      reason: 'optional',
      tone: 'danger',
    },
  },
});
