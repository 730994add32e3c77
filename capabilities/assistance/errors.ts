import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: requestErrors, failWith } = declareErrors({
  'assistance.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such request at this site, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'assistance.not-editable': {
    status: 409,
    title: 'The request can’t be changed now',
    detail: (p: { state: string }) => `A request that is ${p.state} is not rewritten by its site.`,
    mend: 'Say what changed in a comment, or ask the liaison to return the request.',
  },
  'assistance.changed-meanwhile': {
    status: 409,
    title: 'The request was changed meanwhile',
    detail: 'Someone saved the request after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'assistance.incomplete': {
    status: 422,
    title: 'The request is not complete',
    detail: 'Some things are needed before the program can act on it.',
    mend: 'Fill in what is marked, then submit again.',
  },
  'assistance.areas-do-not-fit': {
    status: 422,
    title: 'The core areas don’t fit',
    detail: 'A request names areas that are in force, and its primary area only once.',
    mend: 'Correct the marked areas.',
  },
  'assistance.objective-unknown': {
    status: 422,
    title: 'The objective is not open',
    detail: 'The objective is not one of an open plan of this site.',
    mend: 'Choose another objective, or none.',
  },
  'assistance.follows-delivery': {
    status: 409,
    title: 'This follows from the work itself',
    detail:
      'A request is matched, scoped, approved and begun by its offers, its work plan and its activities.',
    mend: 'Make the step there; the request follows by itself.',
  },
  'assistance.due-back-missing': {
    status: 422,
    title: 'A day is needed',
    detail: 'The clock stands still only until a day: when is the answer due back?',
    mend: 'Name a day after today and within the next 30 days.',
  },
  'assistance.not-pausable': {
    status: 409,
    title: 'The clock can’t be paused now',
    detail: 'A clock is paused only while it runs and the program or a provider needs something of the site.',
    mend: 'Reload the page to see where the request stands now.',
  },
  'assistance.pause-used-up': {
    status: 409,
    title: 'The clock has stood still long enough',
    detail: (p: { days: number }) =>
      `A request’s clock stands still ${p.days} business days in all, no longer.`,
    mend: 'Ask the site in a comment; the clock runs on.',
  },
  'assistance.not-an-owner': {
    status: 422,
    title: 'This person can’t have it',
    detail: 'A request is on someone who may read it.',
    mend: 'Choose a person from the list.',
  },
  'assistance.not-open': {
    status: 409,
    title: 'The request is not open',
    detail: 'It is a draft still, or it has ended.',
    mend: 'Reload the page to see where the request stands now.',
  },
  'assistance.not-splittable': {
    status: 409,
    title: 'The request can’t be split now',
    detail: 'A part is split off at triage, before a provider is found.',
    mend: 'Ask for the part in a new request.',
  },
  'assistance.merge-refused': {
    status: 422,
    title: 'These requests can’t be merged',
    detail: (p: { why: string }) => p.why,
    mend: 'Merge the younger into the older, both open and of one site: no wait is forgotten.',
  },
  'assistance.letter-refused': {
    status: 422,
    title: 'The letter was not kept',
    detail: (p: { why: string }) => p.why,
    mend: 'Send the letter as PDF, Word document, JPEG or PNG of at most 10 MB.',
  },
  'assistance.letter-missing': {
    status: 404,
    title: 'There is no letter',
    detail: 'No letter of support was sent with this request.',
    mend: 'Ask the site for it.',
  },
  'assistance.targets-do-not-fit': {
    status: 422,
    title: 'The targets don’t fit',
    detail: 'Each urgency needs four targets, each later than the one before, from a day to come.',
    mend: 'Correct the marked fields.',
  },
  'assistance.targets-exist': {
    status: 409,
    title: 'Targets from that day exist',
    detail: 'Targets that hold from a day are not changed.',
    mend: 'Choose another day.',
  },
});
