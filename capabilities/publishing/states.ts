import { declareWorkflow } from '#platform/workflow/declare.ts';

/** A publication begins in view. It can be taken from view, by a person or because its finding was withdrawn; a return is a new version. */
export const publicationWorkflow = declareWorkflow({
  name: 'publication',
  table: 'publishing.publication',
  readPermission: 'publishing.read',
  record: { noun: 'published page', number: 'number', title: 'statement', path: '/s/:site/publishing' },
  initial: 'published',
  states: {
    published: { label: 'Published', tone: 'success' },
    unpublished: { label: 'Taken from view', final: true, tone: 'error' },
  },
  moves: {
    unpublish: {
      label: 'Take from view',
      from: ['published'],
      to: 'unpublished',
      permission: 'publishing.unpublish',
      reason: 'required',
      tone: 'danger',
    },
    withdraw: {
      label: 'Withdrawn with its finding',
      from: ['published'],
      to: 'unpublished',
      permission: null,
      reason: 'required',
    },
  },
});
