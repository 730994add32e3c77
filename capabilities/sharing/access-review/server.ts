import type { Capability } from '#platform/http/capability.ts';
import { accessReviewAccess } from './access.ts';
import { carryOutAttestations } from './carry-out.ts';
import { reviewAccessJob } from './commands/open-reviews.ts';
import { loadDemoAccessReviews } from './demo.ts';
import { accessReviewErrors } from './errors.ts';
import { accessReviewEvents } from './events.ts';
import { addAccessReviewRoutes } from './routes.ts';

export const accessReview = {
  access: accessReviewAccess,
  errors: accessReviewErrors,
  events: accessReviewEvents,
  handlers: [carryOutAttestations],
  jobs: [reviewAccessJob],
  routes: addAccessReviewRoutes,
  demo: loadDemoAccessReviews,
} satisfies Partial<Capability>;
