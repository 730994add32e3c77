import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: accessReviewErrors, failWith } = declareErrors({
  'access-review.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such review, or it is not your agency’s.',
    mend: 'Check the link, or go back to the list of reviews.',
  },
  'access-review.own-membership': {
    status: 403,
    title: 'Nobody attests to their own membership',
    detail: 'That your own membership is kept or ended is for someone else to say.',
    mend: 'Ask another administrator of the agency, or a program administrator.',
  },
  'access-review.decided': {
    status: 409,
    title: 'It was decided already',
    detail: 'Someone attested to this membership, or it ended, since you opened the page.',
    mend: 'Reload the page to see what was decided.',
  },
  'access-review.reason-missing': {
    status: 422,
    title: 'A reason is needed',
    detail: (p: { because: string }) => p.because,
    mend: 'Say in a sentence why.',
  },
});
