import { type CapabilityScreens, page } from '#web/design/screens.ts';

export const accessReviewScreens: CapabilityScreens = {
  rail: [
    {
      label: 'Access reviews',
      to: '/s/$site/sharing/access-reviews',
      permission: 'access-review.read',
      order: 49,
      icon: 'groups',
    },
  ],
  routes: [
    page(
      '/s/$site/sharing/access-reviews',
      'Access reviews',
      'access-review.read',
      () => import('./ReviewsScreen.tsx'),
    ),
    page(
      '/s/$site/sharing/access-reviews/$reviewId',
      'Access review',
      'access-review.read',
      () => import('./ReviewScreen.tsx'),
    ),
  ],
  commands: [
    {
      label: 'Access reviews',
      to: '/s/$site/sharing/access-reviews',
      permission: 'access-review.read',
      keywords: ['memberships', 'attest', 'quarter', 'who has access'],
    },
  ],
};
