import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: programErrors, failWith } = declareErrors({
  'program.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such record at this site, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'program.site-taken': {
    status: 409,
    title: 'There is such a site already',
    detail: (p: { slug: string }) => `A site with the address ${p.slug} is in the partnership.`,
    mend: 'Choose another address for the site.',
  },
  'program.ground-fixed': {
    status: 409,
    title: 'The ground of the analyses is fixed',
    detail: 'The site has data: its projection, grid and time zone stay what they are.',
    mend: 'Leave them as they are, or ask for a new site.',
  },
  'program.cohort-unknown': {
    status: 422,
    title: 'No such cohort',
    detail: (p: { year: number }) => `There is no cohort of ${p.year}.`,
    mend: 'Add the cohort first, or choose another year.',
  },
  'program.engaged-already': {
    status: 409,
    title: 'The site has an open engagement',
    detail: (p: { number: string }) => `${p.number} is open; a site has one engagement at a time.`,
    mend: 'Graduate or withdraw the open one first.',
  },
  'program.days-do-not-fit': {
    status: 422,
    title: 'The days don’t fit together',
    detail: 'The phases can’t be planned on the days as given.',
    mend: 'Correct the marked days.',
  },
  'program.plan-reason-missing': {
    status: 422,
    title: 'A reason is needed',
    detail: 'A planned day is changed with the reason; the day planned before stays on the record.',
    mend: 'Write the reason in a sentence.',
  },
  'program.engagement-over': {
    status: 409,
    title: 'The engagement is over',
    detail: (p: { state: string }) => `An engagement that is ${p.state} is not planned or extended any more.`,
    mend: 'Support goes on without it; a new commitment begins with a new invitation.',
  },
  'program.commitment-begun': {
    status: 409,
    title: 'The commitment has begun',
    detail: 'The days of a commitment are fixed when the site accepts it.',
    mend: 'Extend the engagement instead, with the reason.',
  },
  'program.extension-too-short': {
    status: 422,
    title: 'That is no extension',
    detail: (p: { endsOn: string }) => `The engagement runs to ${p.endsOn} as it stands.`,
    mend: 'Choose a later day.',
  },
  'program.position-held': {
    status: 409,
    title: 'The position is held then',
    detail: (p: { holder: string; from: string; to: string }) =>
      `${p.holder} holds it from ${p.from}${p.to ? ` until ${p.to}` : ''}.`,
    mend: 'End that first, choose other days, or name the other as acting.',
  },
  'program.holding-over': {
    status: 409,
    title: 'That has ended',
    detail: 'What has ended stays ended.',
    mend: 'Fill the position anew from a day on.',
  },
  'program.holder-without-access': {
    status: 422,
    title: 'The person does not work at this site',
    detail: (p: { person: string }) => `${p.person} has no membership that covers the site.`,
    mend: 'Choose someone else, or have an administrator give the membership first.',
  },
  'program.handover-to-self': {
    status: 422,
    title: 'Two people are needed',
    detail: 'Work is handed from one person to another.',
    mend: 'Choose someone else to take it over.',
  },
  'program.handover-unseen': {
    status: 422,
    title: 'The work would wait unseen',
    detail: (p: { person: string; records: string }) =>
      `${p.person} could not see what they are given: ${p.records}.`,
    mend: 'Have an administrator give the membership first, or hand over site by site to people who work there.',
  },
  'program.handover-changed': {
    status: 409,
    title: 'The open work has changed',
    detail: (p: { listed: number; found: number }) =>
      `${p.listed} records were listed and ${p.found} are open now.`,
    mend: 'Look at the list again and confirm it.',
  },
  'program.handover-twice': {
    status: 409,
    title: 'The other has such a record already',
    detail: 'One of the records can’t pass on: whoever takes it over has one of their own in its place.',
    mend: 'Close the one of the two that is not needed, then hand over again.',
  },
  'program.handover-day': {
    status: 422,
    title: 'That day can’t be chosen',
    detail: 'A handover takes effect today or within the next 90 days.',
    mend: 'Choose such a day.',
  },
  'program.memberships-not-yours': {
    status: 403,
    title: 'Memberships are ended by an administrator',
    detail: 'You may hand over the work, but not end the person’s memberships.',
    mend: 'Hand over without it, and ask a program administrator to end the memberships.',
  },
  'program.core-areas-day': {
    status: 422,
    title: 'That day can’t be chosen',
    detail: 'A list of core areas is put in force from today or later, and only once from one day.',
    mend: 'Choose another day.',
  },
  'program.core-area-renamed': {
    status: 422,
    title: 'A core area keeps its name',
    detail: (p: { name: string }) =>
      `“${p.name}” is the name of an area that exists; what was asked under it keeps it.`,
    mend: 'Choose the existing area, or give the new one a name of its own.',
  },
  'program.view-taken': {
    status: 409,
    title: 'You have a view of that name',
    detail: (p: { name: string }) => `“${p.name}” is among your views.`,
    mend: 'Choose another name.',
  },
});
