import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: disclosureErrors, failWith } = declareErrors({
  'disclosure.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such records request at this site, or it is not your agency’s.',
    mend: 'Check the link, or ask the agency that was asked.',
  },
  'disclosure.not-covered': {
    status: 403,
    title: 'Nothing opens these records to this recipient',
    detail:
      'Records leave under an agreement that is in force and opens all of what is taken, under a law, or to their own agency.',
    mend: 'Leave out what the agreement does not open, or ask the agency whose records they are.',
  },
  'disclosure.not-your-agency': {
    status: 403,
    title: 'Not an agency you take in requests for',
    detail: 'A request is taken in by a records officer of the agency that is asked.',
    mend: 'Choose your own agency.',
  },
  'disclosure.no-rule': {
    status: 409,
    title: 'No time limit is known for this jurisdiction',
    detail: (p: { jurisdiction: string }) =>
      `Nobody has entered yet in what time the law of ${p.jurisdiction} wants an answer, so no due date can be set.`,
    mend: 'Ask a program administrator to enter the law and its days under Sharing, Time limits.',
  },
  'disclosure.received-later': {
    status: 422,
    title: 'The day it was received is wrong',
    detail: 'A request can’t have been received on a day that has not come.',
    mend: 'Give the day it came in.',
  },
  'disclosure.ground-unknown': {
    status: 422,
    title: 'The law cited is not on the list',
    detail: (p: { jurisdiction: string }) =>
      `Records are held back on a ground that the law of ${p.jurisdiction} gives.`,
    mend: 'Choose a ground from the list. One that is missing is entered by a program administrator.',
  },
  'disclosure.no-extension': {
    status: 409,
    title: 'It can’t be extended',
    detail: (p: { because: string }) => p.because,
    mend: 'Answer with what can be given by the due day, and say what is still to come.',
  },
  'disclosure.rule-known': {
    status: 409,
    title: 'There is an entry already',
    detail: 'This jurisdiction has an entry of that day, or that citation, already.',
    mend: 'Choose the day from which the change holds.',
  },
});
