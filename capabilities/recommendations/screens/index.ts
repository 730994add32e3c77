import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    {
      label: 'Recommendations',
      to: '/s/$site/recommendations',
      permission: 'recommendations.read',
      order: 17,
      icon: 'lightbulb_outline',
    },
  ],
  routes: [
    {
      path: '/s/$site/recommendations',
      title: 'Recommendations',
      permission: 'recommendations.read',
      load: () => import('./RecommendationsScreen.tsx'),
    },
    {
      path: '/s/$site/recommendations/new',
      title: 'Make a recommendation',
      permission: 'recommendations.propose',
      load: () => import('./NewRecommendationScreen.tsx'),
    },
    {
      path: '/s/$site/recommendations/$recommendationId',
      title: 'Recommendation',
      permission: 'recommendations.read',
      load: () => import('./RecommendationScreen.tsx'),
    },
    {
      path: '/s/$site/recommendations/$recommendationId/edit',
      title: 'Reword the recommendation',
      permission: 'recommendations.propose',
      load: () => import('./EditRecommendationScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Make a recommendation',
      to: '/s/$site/recommendations/new',
      permission: 'recommendations.propose',
      keywords: ['assessment', 'advice', 'propose'],
    },
  ],
};
