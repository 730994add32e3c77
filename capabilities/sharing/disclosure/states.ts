import { declareWorkflow } from '#platform/workflow/declare.ts';

const answers = ['answer-whole', 'answer-in-part', 'deny'] as const;

/**
 * A request for records. It is answered by a day that the law sets; whoever asked may complain about the answer, and
 * then someone who did not give it decides.
 */
export const recordsRequestWorkflow = declareWorkflow({
  name: 'records-request',
  table: 'sharing.records_request',
  readPermission: 'disclosure.read',
  record: {
    noun: 'records request',
    number: 'number',
    title: 'title',
    path: '/s/:site/sharing/records-requests/:id',
    due: 'due_on',
  },
  initial: 'received',
  states: {
    received: { label: 'Received', waitsOn: 'the agency’s records officer', tone: 'warning' },
    'under-review': { label: 'Under review', waitsOn: 'the agency’s records officer', tone: 'info' },
    answered: { label: 'Answered in whole', tone: 'success' },
    'answered-in-part': { label: 'Answered in part', tone: 'success' },
    denied: { label: 'Denied', tone: 'error' },
    complained: {
      label: 'Complaint',
      waitsOn: 'someone of the agency who did not answer it',
      tone: 'warning',
    },
    upheld: { label: 'Answer upheld', final: true, tone: 'neutral' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
  },
  moves: {
    'take-up': {
      label: 'Take up',
      from: ['received'],
      to: 'under-review',
      permission: 'disclosure.answer',
      tone: 'primary',
    },
    'answer-whole': {
      label: 'Answer in whole',
      from: ['under-review'],
      to: 'answered',
      permission: 'disclosure.answer',
      tone: 'primary',
    },
    'answer-in-part': {
      label: 'Answer in part',
      from: ['under-review'],
      to: 'answered-in-part',
      permission: 'disclosure.answer',
    },
    deny: {
      label: 'Deny',
      from: ['under-review'],
      to: 'denied',
      permission: 'disclosure.answer',
      tone: 'danger',
    },
    withdraw: {
      label: 'Note that it was withdrawn',
      from: ['received', 'under-review'],
      to: 'withdrawn',
      permission: 'disclosure.answer',
      tone: 'danger',
    },
    complain: {
      label: 'Take in a complaint',
      from: ['answered', 'answered-in-part', 'denied'],
      to: 'complained',
      permission: 'disclosure.answer',
    },
    uphold: {
      label: 'Uphold the answer',
      from: ['complained'],
      to: 'upheld',
      permission: 'disclosure.decide-complaint',
      notBy: answers,
    },
    reopen: {
      label: 'Open it again',
      from: ['complained'],
      to: 'under-review',
      permission: 'disclosure.decide-complaint',
      notBy: answers,
      tone: 'primary',
    },
  },
});

export type RecordsRequestState = keyof typeof recordsRequestWorkflow.states;
export type RecordsRequestMove = keyof typeof recordsRequestWorkflow.moves;
