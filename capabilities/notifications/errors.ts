import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: notificationsErrors, failWith } = declareErrors({
  'notifications.channel-not-offered': {
    status: 422,
    title: 'This kind of news does not come that way',
    detail: (p: { label: string }) => `“${p.label}” can’t come by the way that was chosen.`,
    mend: 'Choose one of the ways that are offered for it.',
  },
  'notifications.feed-missing': {
    status: 404,
    title: 'There is no such calendar',
    detail: 'The address is not known, has ended or was revoked.',
    mend: 'Make a new calendar address under Account, Calendars.',
  },
  'notifications.too-many-feeds': {
    status: 409,
    title: 'Too many calendars',
    detail: 'A person can have 20 calendar addresses in use.',
    mend: 'Revoke one that is not read any more.',
  },
  'notifications.site-not-yours': {
    status: 403,
    title: 'This site is not yours to follow',
    detail: 'A calendar of a site is for people who work with that site.',
    mend: 'Choose one of your sites.',
  },
  'notifications.shown-once': {
    status: 409,
    title: 'The address was shown before',
    detail: 'A calendar’s address is shown once, when it is made. It is kept here only as a hash.',
    mend: 'Revoke this calendar and make a new one.',
  },
  'notifications.link-faulty': {
    status: 404,
    title: 'The link is not whole',
    detail: 'The link to end the digest is not one of ours, or a part of it is missing.',
    mend: 'Open the link from the mail itself, or sign in and change it under Account, Notifications.',
  },
});
