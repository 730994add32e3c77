import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: planningErrors, failWith } = declareErrors({
  'planning.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such plan, or part of a plan, at this site, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'planning.not-a-writer': {
    status: 403,
    title: 'You don’t write this plan',
    detail: (p: { owner: string }) => `This plan is written by ${p.owner}.`,
    mend: 'Ask one of its writers, or have your agency join the collaborative.',
  },
  'planning.not-a-decider': {
    status: 403,
    title: 'What is public is for others to decide',
    detail: (p: { owner: string }) =>
      `What of this plan is public is decided by those whom ${p.owner} named for it.`,
    mend: 'Ask them, or have your agency named in the collaborative.',
  },
  'planning.not-yours-to-report': {
    status: 403,
    title: 'This activity is on someone else',
    detail: 'Its owner reports on an activity and moves it, and so do those who write the plan.',
    mend: 'Ask its owner, or have it assigned to you.',
  },
  'planning.no-open-draft': {
    status: 409,
    title: 'The plan has no open draft',
    detail: (p: { why: string }) => p.why,
    mend: 'Open the next draft of the plan, or have the draft in review returned.',
  },
  'planning.draft-is-open': {
    status: 409,
    title: 'The plan is being changed already',
    detail: (p: { version: string }) => `${p.version} is not published yet; a plan has one draft at a time.`,
    mend: 'Work in the open draft.',
  },
  'planning.changed-meanwhile': {
    status: 409,
    title: 'Someone changed this meanwhile',
    detail: 'A colleague saved it after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'planning.part-refused': {
    status: 422,
    title: 'This can’t be kept as given',
    detail: 'Some of what was given does not fit together.',
    mend: 'Correct the marked fields.',
  },
  'planning.nothing-to-publish': {
    status: 422,
    title: 'There is nothing to publish',
    detail: (p: { why: string }) => p.why,
    mend: 'Write the plan’s first goal, or change something, and submit again.',
  },
  'planning.not-under-way': {
    status: 409,
    title: 'The activity is not under way',
    detail: 'An activity is reported on once it has been started.',
    mend: 'Start it first.',
  },
  'planning.already-there': {
    status: 409,
    title: 'The site has one of that name',
    detail: (p: { name: string }) => `There is a collaborative called ${p.name} at this site.`,
    mend: 'Choose another name, or change that one’s members.',
  },
});
