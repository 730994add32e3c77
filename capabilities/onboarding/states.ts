import { declareWorkflow } from '#platform/workflow/declare.ts';

/** A file of the program’s: checked as often as needed, then applied, all of it or nothing. */
export const importWorkflow = declareWorkflow({
  name: 'program-import',
  table: 'onboarding.import',
  readPermission: 'onboarding.import',
  record: {
    noun: 'program import',
    number: 'number',
    title: 'title',
    path: '/administration/imports/:id',
    owner: 'started_by',
  },
  initial: 'received',
  states: {
    received: { label: 'Received', waitsOn: 'whoever uploaded it', tone: 'neutral' },
    checked: { label: 'Checked', waitsOn: 'whoever uploaded it', tone: 'info' },
    applied: { label: 'Applied', final: true, tone: 'success' },
    discarded: { label: 'Discarded', final: true, tone: 'neutral' },
  },
  moves: {
    check: {
      label: 'Check the rows',
      from: ['received', 'checked'],
      to: 'checked',
      permission: 'onboarding.import',
    },
    apply: {
      label: 'Apply',
      from: ['checked'],
      to: 'applied',
      permission: 'onboarding.import',
      tone: 'primary',
    },
    discard: {
      label: 'Discard',
      from: ['received', 'checked'],
      to: 'discarded',
      permission: 'onboarding.import',
      tone: 'danger',
    },
  },
});

export type ImportState = keyof typeof importWorkflow.states;
