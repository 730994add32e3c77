import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: recommendationErrors, failWith } = declareErrors({
  'recommendations.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such recommendation at this site, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'recommendations.no-assessment': {
    status: 422,
    title: 'It needs an assessment to come from',
    detail: 'A recommendation is made from an assessment that your agency submitted to this site.',
    mend: 'Submit the assessment first, or choose another.',
  },
  'recommendations.core-area-unknown': {
    status: 422,
    title: 'There is no such core area',
    detail: 'A recommendation belongs to a core area of the program.',
    mend: 'Choose one of the list.',
  },
  'recommendations.not-proposer': {
    status: 403,
    title: 'Only its proposer rewords it',
    detail:
      'A recommendation is reworded, or taken back, by the person who proposed it, while it is proposed.',
    mend: 'Ask its proposer, or propose another.',
  },
  'recommendations.changed-meanwhile': {
    status: 409,
    title: 'It was changed meanwhile',
    detail: 'Someone saved it after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'recommendations.owner-unknown': {
    status: 422,
    title: 'That person can’t carry it out',
    detail: 'The owner is one of the site’s own people who carry out recommendations.',
    mend: 'Choose from the list.',
  },
  'recommendations.due-day-passed': {
    status: 422,
    title: 'That day has passed',
    detail: 'A recommendation is due on a day to come.',
    mend: 'Choose a later day.',
  },
  'recommendations.objective-unknown': {
    status: 422,
    title: 'There is no such objective',
    detail: 'The objective is not in a plan of this site.',
    mend: 'Choose from the list, or put a new objective in the plan.',
  },
  'recommendations.not-done-yet': {
    status: 422,
    title: 'That day is still to come',
    detail: 'What is implemented on a later day is not implemented yet.',
    mend: 'Choose the day on which it was.',
  },
  'recommendations.too-early': {
    status: 409,
    title: 'It is too early to verify',
    detail: (p: { from: string }) =>
      `Whether it holds is seen a year after it was implemented, from ${p.from} on.`,
    mend: 'Come back on that day; it stands in your work until then.',
  },
});
