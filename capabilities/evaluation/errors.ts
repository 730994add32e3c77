import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: evaluationErrors, failWith } = declareErrors({
  'evaluation.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such evaluation at this site, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'evaluation.outcome-refused': {
    status: 422,
    title: 'This outcome can’t be evaluated',
    detail: (p: { reason: string }) => p.reason,
    mend: 'Choose an outcome reported by victims or confirmed by evidence.',
  },
  'evaluation.periods-do-not-fit': {
    status: 422,
    title: 'The periods don’t fit together',
    detail: 'The periods before and after, and the launch between them, can’t be compared as given.',
    mend: 'Correct the marked dates.',
  },
  'evaluation.areas-do-not-fit': {
    status: 422,
    title: 'The areas don’t fit the method',
    detail: 'The method needs other areas than those given.',
    mend: 'Correct the marked areas.',
  },
  'evaluation.not-author': {
    status: 403,
    title: 'Only its author changes a design',
    detail: 'A design is changed by the person who drafted it.',
    mend: 'Ask its author, or draft a design of your own.',
  },
  'evaluation.not-editable': {
    status: 409,
    title: 'The design can’t be changed now',
    detail: (p: { state: string }) => `A design that is ${p.state} does not change.`,
    mend: 'A design in review can be returned to its author; for a registered one, give it up with the reason and draft another.',
  },
  'evaluation.changed-meanwhile': {
    status: 409,
    title: 'The design was changed meanwhile',
    detail: 'Someone saved the design after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
});
