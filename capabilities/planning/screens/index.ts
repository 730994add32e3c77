import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [{ label: 'Plans', to: '/s/$site/plans', permission: 'planning.read', order: 15, icon: 'event' }],
  routes: [
    {
      path: '/s/$site/plans',
      title: 'Plans',
      permission: 'planning.read',
      load: () => import('./PlansScreen.tsx'),
    },
    {
      path: '/s/$site/plans/new',
      title: 'New plan',
      permission: 'planning.write',
      load: () => import('./NewPlanScreen.tsx'),
    },
    {
      path: '/s/$site/plans/$planId',
      title: 'Plan',
      permission: 'planning.read',
      load: () => import('./PlanScreen.tsx'),
    },
    {
      path: '/s/$site/plans/$planId/edit',
      title: 'Edit plan',
      permission: 'planning.write',
      load: () => import('./EditPlanScreen.tsx'),
    },
    {
      path: '/s/$site/plans/$planId/add/$kind/$parentId',
      title: 'Add to the plan',
      permission: 'planning.write',
      load: () => import('./AddPartScreen.tsx'),
    },
    {
      path: '/s/$site/plans/$planId/parts/$partId',
      title: 'Edit a part of the plan',
      permission: 'planning.write',
      load: () => import('./EditPartScreen.tsx'),
    },
    {
      path: '/s/$site/plan-versions/$versionId',
      title: 'Version of a plan',
      permission: 'planning.read',
      load: () => import('./VersionScreen.tsx'),
    },
    {
      path: '/s/$site/plan-activities/$activityId',
      title: 'Activity',
      permission: 'planning.read',
      load: () => import('./ActivityScreen.tsx'),
    },
    {
      path: '/s/$site/collaboratives',
      title: 'Collaboratives',
      permission: 'planning.read',
      load: () => import('./CollaborativesScreen.tsx'),
    },
    {
      path: '/s/$site/collaboratives/new',
      title: 'New collaborative',
      permission: 'planning.convene',
      load: () => import('./NewCollaborativeScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'New plan',
      to: '/s/$site/plans/new',
      permission: 'planning.write',
      keywords: ['strategic plan', 'goals', 'objectives'],
    },
    {
      label: 'Collaboratives',
      to: '/s/$site/collaboratives',
      permission: 'planning.read',
      keywords: ['agencies', 'members', 'partners'],
    },
  ],
};
