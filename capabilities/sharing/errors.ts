import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: sharingErrors, failWith } = declareErrors({
  'sharing.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such agreement at this site, or it is not yours to see.',
    mend: 'Check the link, or ask your agency’s records officer.',
  },
  'sharing.not-editable': {
    status: 409,
    title: 'The agreement can’t be changed now',
    detail: (p: { state: string }) => `An agreement that is ${p.state} does not change.`,
    mend: 'In legal review it can be returned to its author; after that, write a new one.',
  },
  'sharing.not-author': {
    status: 403,
    title: 'Only its author changes a draft',
    detail: 'A draft is changed and submitted by the person who wrote it.',
    mend: 'Ask its author, or write an agreement of your own.',
  },
  'sharing.changed-meanwhile': {
    status: 409,
    title: 'The agreement was changed meanwhile',
    detail: 'Someone saved the agreement after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'sharing.lines-do-not-fit': {
    status: 422,
    title: 'The lines don’t fit the parties',
    detail: 'A line of the agreement can’t be kept as given.',
    mend: 'Correct the marked lines.',
  },
  'sharing.not-complete': {
    status: 422,
    title: 'The agreement is not complete',
    detail: 'Something is missing that has to stand in it before a lawyer reads it.',
    mend: 'Fill in what is marked, then submit it again.',
  },
  'sharing.not-a-party': {
    status: 403,
    title: 'Your agency is not a party',
    detail: 'Only people of the agreement’s parties review, sign or end it.',
    mend: 'Ask the records officer of one of the parties.',
  },
  'sharing.not-yours-to-sign': {
    status: 403,
    title: 'You can’t sign for that agency',
    detail:
      'Each party signs by one of its own people, who did not write the agreement and signs for no other party.',
    mend: 'Ask a colleague of that agency who may sign.',
  },
  'sharing.already-signed': {
    status: 409,
    title: 'Already signed',
    detail: 'This agency has signed the agreement.',
    mend: 'Reload the page to see who has signed.',
  },
  'sharing.agency-unknown': {
    status: 404,
    title: 'No such agency',
    detail: 'There is no agency with that id.',
    mend: 'Choose one of the agencies listed.',
  },
  'sharing.glass-not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such use of broken glass, or it is not yours to see.',
    mend: 'Check the link, or ask the records officer of the agency that owns the records.',
  },
  'sharing.nothing-behind-glass': {
    status: 404,
    title: 'Nothing to open',
    detail: 'There is no case with that number that could be opened at that agency.',
    mend: 'Check the number. What a court has sealed is not opened this way.',
  },
  'sharing.glass-in-use': {
    status: 409,
    title: 'Glass is already broken',
    detail: 'You have another case open this way, or this one already.',
    mend: 'End that one first: glass is broken for one case at a time.',
  },
  'sharing.not-yours-to-review': {
    status: 403,
    title: 'The owner reviews this',
    detail: 'The use of broken glass is judged by the agency whose records were opened.',
    mend: 'Ask its records officer.',
  },
});
