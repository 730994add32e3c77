import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: meetingsErrors, failWith } = declareErrors({
  'meetings.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such record, or it is not yours to see.',
    mend: 'Check the link, or ask the site’s coordinator for access.',
  },
  'meetings.changed-meanwhile': {
    status: 409,
    title: 'It was changed meanwhile',
    detail: 'Someone saved this after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'meetings.not-owner': {
    status: 403,
    title: 'This action is someone else’s',
    detail: (p: { owner: string }) => `It is on ${p.owner} to say how far it is.`,
    mend: 'Ask them, or whoever leads the site’s meetings, to move it or to give it to you.',
  },
  'meetings.not-author': {
    status: 403,
    title: 'Only its author corrects a contact',
    detail: 'A contact is corrected by the person who logged it.',
    mend: 'Ask them, or log what you know as a contact of your own.',
  },
  'meetings.closed': {
    status: 409,
    title: 'It is closed',
    detail: (p: { state: string }) => `A record that is ${p.state} does not change in this way.`,
    mend: 'Record a new one, and name this one in it.',
  },
  'meetings.person-unknown': {
    status: 422,
    title: 'Not a person of this site',
    detail: 'Someone named here does not work with this site.',
    mend: 'Choose someone from the list, or ask the program office to add them.',
  },
  'meetings.not-yet': {
    status: 409,
    title: 'It has not begun',
    detail: 'A meeting is marked as held once it has begun.',
    mend: 'Wait until it begins, or move it to when it took place.',
  },
  'meetings.not-a-day-of-the-series': {
    status: 422,
    title: 'The days don’t fit together',
    detail: 'The series does not meet on this day.',
    mend: 'Choose a day that the series names.',
  },
  'meetings.not-an-open-action': {
    status: 422,
    title: 'The agenda names an action it can’t',
    detail: 'An agenda carries over action items of this site.',
    mend: 'Take the item out and carry over again.',
  },
});
