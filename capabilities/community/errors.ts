import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: communityErrors, failWith } = declareErrors({
  'community.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such record in the community, or it is not yours to see.',
    mend: 'Check the link, or look for it on the page of its community.',
  },
  'community.looks-operational': {
    status: 409,
    title: 'This may tell of a case or a person',
    detail: 'Something in the text looks like a case number, a date of birth or a phone number.',
    mend: 'Take it out. If it is none of these, say so and post it as it stands.',
  },
  'community.core-area-unknown': {
    status: 422,
    title: 'Unknown core area',
    detail: 'One of the core areas is not in the program’s list.',
    mend: 'Choose from the list of core areas.',
  },
  'community.not-author': {
    status: 403,
    title: 'Only its author can do this',
    detail: 'Words are changed by the person who wrote them.',
    mend: 'Answer with words of your own, or ask a moderator.',
  },
  'community.hidden': {
    status: 409,
    title: 'It was hidden',
    detail: 'What a moderator has hidden is not changed, answered or accepted.',
    mend: 'Ask the moderator, who has said why.',
  },
  'community.not-a-question': {
    status: 409,
    title: 'Only a question has an accepted answer',
    detail: 'This thread is a discussion, or what you chose is the question itself.',
    mend: 'Accept a reply to a question.',
  },
  'community.event-over': {
    status: 409,
    title: 'The event does not change any more',
    detail: 'It was cancelled, or it has ended.',
    mend: 'Announce another event.',
  },
  'community.dates-do-not-fit': {
    status: 422,
    title: 'The dates don’t fit together',
    detail: 'The end lies before the beginning, or the time does not exist at that place.',
    mend: 'Correct the marked date.',
  },
  'community.resource-without-source': {
    status: 422,
    title: 'A resource is a link or a file',
    detail: 'Neither an address nor a kept file came with it, or the file is not yours.',
    mend: 'Give the address of the resource, or upload its file.',
  },
  'community.file-refused': {
    status: 422,
    title: 'This file can’t be kept',
    detail: (p: { reason: string }) => p.reason,
    mend: 'Send a PDF, Word, Excel, PowerPoint, CSV, plain text, PNG or JPEG file of at most 25 MB.',
  },
  'community.version-in-review': {
    status: 409,
    title: 'A version is in review already',
    detail: 'The resource has a version that waits for review or was returned.',
    mend: 'Finish or withdraw that version first.',
  },
  'community.own-site': {
    status: 409,
    title: 'A site does not visit itself',
    detail: 'The site that asks can’t be its own host.',
    mend: 'Offer for a site that someone else represents.',
  },
  'community.offered-already': {
    status: 409,
    title: 'This site offers already',
    detail: 'The site has an open offer for this exchange.',
    mend: 'Withdraw the offer to make another.',
  },
  'community.exchange-not-open': {
    status: 409,
    title: 'Not at this stage',
    detail: (p: { state: string; what: string }) =>
      `${p.what} is not possible while the exchange is ${p.state}.`,
    mend: 'Reload the page to see where the exchange stands.',
  },
  'community.plan-not-agreed': {
    status: 409,
    title: 'The host has not agreed to this plan',
    detail: 'A visit is confirmed when a host is chosen and has agreed to the plan as it stands.',
    mend: 'Choose a host, write the plan, and wait for the host to agree.',
  },
  'community.too-early': {
    status: 409,
    title: 'The visit has not begun',
    detail: (p: { startsOn: string }) => `The visit begins on ${p.startsOn}.`,
    mend: 'Say that it took place once it has begun.',
  },
  'community.report-missing': {
    status: 409,
    title: 'The report is missing',
    detail: 'An exchange is reported with what was seen, what was learned and what will be done.',
    mend: 'Write the report first.',
  },
  'community.changed-meanwhile': {
    status: 409,
    title: 'It was changed meanwhile',
    detail: 'Someone saved a change after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'community.owner-unknown': {
    status: 422,
    title: 'This person can’t own it',
    detail: 'The owner of an exchange carries it for the asking site.',
    mend: 'Choose a coordinator or executive of the asking site.',
  },
});
