import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: summitErrors, failWith } = declareErrors({
  'summit.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such record of the summit, or it is not yours to see.',
    mend: 'Check the link, or ask the program office.',
  },
  'summit.changed-meanwhile': {
    status: 409,
    title: 'It was changed meanwhile',
    detail: 'Someone saved this after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'summit.already-this-year': {
    status: 409,
    title: 'This year has its summit',
    detail: (p: { year: number }) => `There is a summit in ${p.year} already.`,
    mend: 'Open that one, or choose days of another year.',
  },
  'summit.days-do-not-fit': {
    status: 422,
    title: 'The days don’t fit together',
    detail: 'A session lies within the days of its summit and ends after it begins.',
    mend: 'Correct the marked days and times.',
  },
  'summit.not-open': {
    status: 409,
    title: 'Registration is not open',
    detail: (p: { state: string }) => `The summit is ${p.state}.`,
    mend: 'Ask the program office when registration opens.',
  },
  'summit.already-registered': {
    status: 409,
    title: 'Registered already',
    detail: 'This person has a registration for the summit.',
    mend: 'Look in the list of the site, or withdraw the other registration first.',
  },
  'summit.person-unknown': {
    status: 422,
    title: 'Not a person of this site',
    detail: 'This person does not work with the site.',
    mend: 'Choose someone from the list, or write the name of a guest.',
  },
  'summit.sign-in-not-yet': {
    status: 409,
    title: 'Sign-in is not open yet',
    detail: 'A session is signed in to from 15 minutes before it begins.',
    mend: 'Wait until it opens; the code on the screen changes every minute.',
  },
  'summit.sign-in-over': {
    status: 409,
    title: 'Sign-in is over',
    detail: 'Sign-in ended 15 minutes after the session did.',
    mend: 'Ask the session’s host to mark you on the roster.',
  },
  'summit.wrong-code': {
    status: 422,
    title: 'This is not the session’s code',
    detail: 'The code is another one, or it has changed since.',
    mend: 'Type the code that the screen in the room shows now.',
  },
  'summit.sent-too-late': {
    status: 409,
    title: 'It was sent too late',
    detail: 'A sign-in is kept on a phone for three days and no longer.',
    mend: 'Ask the session’s host to mark you on the roster.',
  },
  'summit.not-under-way': {
    status: 409,
    title: 'The summit is not under way',
    detail: (p: { state: string }) => `The summit is ${p.state}.`,
    mend: 'Ask the program office.',
  },
  'summit.not-begun': {
    status: 409,
    title: 'The session has not begun',
    detail: 'A commitment is made in a session that has begun.',
    mend: 'Come back when it has.',
  },
  'summit.file-refused': {
    status: 422,
    title: 'The file can’t be taken',
    detail: (p: { reason: string }) => p.reason,
    mend: 'Give a PDF, a picture (PNG, JPEG) or an Office file of at most 25 MB.',
  },
});
