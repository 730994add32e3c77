/** Facts of the access review that others may hear. */
export const accessReviewEvents = {
  'access-review.opened': 'The review of a quarter waits for an agency.',
  'access-review.attested': 'Someone attested whether a membership is kept or ended.',
  'access-review.carried-out': 'What was attested of a membership was carried out.',
} as const;
