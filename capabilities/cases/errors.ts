import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: casesErrors, failWith } = declareErrors({
  'cases.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such case at this site, or it is not yours to see.',
    mend: 'Check the link. If an agreement has ended, ask the agency that owns the record.',
  },
  'cases.not-your-agency': {
    status: 403,
    title: 'Not on behalf of this agency',
    detail: 'You can add to the record of a case on behalf of your own agency alone.',
    mend: 'Choose your own agency.',
  },
  'cases.not-yours-to-decide': {
    status: 403,
    title: 'This decision is not yours',
    detail: (p: { what: string }) => `${p.what}: that is for those who decide on referrals.`,
    mend: 'Ask a prosecutor or an agent of the office.',
  },
  'cases.event-unreadable': {
    status: 422,
    title: 'The event can’t be recorded',
    detail: 'Something in the event is missing or can’t be read.',
    mend: 'Correct the marked fields.',
  },
  'cases.not-possible': {
    status: 409,
    title: 'This can’t have happened as the record stands',
    detail: (p: { words: string }) => p.words,
    mend: 'Look at the record first. If an earlier entry is wrong, correct that entry.',
  },
  'cases.changed-meanwhile': {
    status: 409,
    title: 'The record has grown meanwhile',
    detail: (p: { seen: number; now: number }) => `You saw ${p.seen} entries; there are ${p.now} now.`,
    mend: 'Reload the case, read what is new, and record again.',
  },
  'cases.locked': {
    status: 409,
    title: 'Someone else is writing on this case',
    detail: (p: { who: string; until: string }) => `${p.who} is writing on this case until ${p.until}.`,
    mend: 'Wait until then, or take the case over and say why.',
  },
  'cases.no-such-part': {
    status: 409,
    title: 'Your agency has no such part of this case',
    detail: (p: { what: string }) => `Your agency has no ${p.what} in this case.`,
    mend: 'Open the case and look at its parts.',
  },
  'cases.not-assignable': {
    status: 422,
    title: 'This person can’t be given the case',
    detail: 'Only people of your own agency who work on cases at this site can be given one.',
    mend: 'Choose a colleague from the list.',
  },
  'cases.document-refused': {
    status: 422,
    title: 'The file can’t be kept',
    detail: (p: { why: string }) => p.why,
    mend: 'Send a PDF, PNG, JPEG, Word document or plain text of at most 20 MB.',
  },
  'cases.entry-not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such entry, or it is not yours to see.',
    mend: 'Reload the page and choose from what it shows.',
  },
  'cases.nothing-measured': {
    status: 404,
    title: 'Nothing was counted yet',
    detail: 'The cases of this site have not been counted yet, or the figures are not yours to read.',
    mend: 'They are counted every minute: come back shortly, or ask the site for access.',
  },
  'cases.order-not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such order at this site, or it is not yours to see.',
    mend: 'Check the link, or look for the order in the list of court orders.',
  },
  'cases.order-open': {
    status: 409,
    title: 'An order waits already',
    detail: 'An order over this case was entered and is not carried out yet.',
    mend: 'Approve that order, or call it off first.',
  },
  'cases.order-does-not-fit': {
    status: 409,
    title: 'The order does not fit the case',
    detail: (p: { sealed: boolean }) =>
      p.sealed ? 'The case is sealed already.' : 'The case is not sealed.',
    mend: 'Check the number of the case and what the court ordered.',
  },
});
