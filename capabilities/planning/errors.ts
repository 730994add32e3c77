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
  'planning.no-open-draft': {
    status: 409,
    title: 'The plan has no open draft',
    detail: (p: { why: string }) => p.why,
    mend: 'Open the next draft of the plan, or have the draft in review returned.',
  },
});
