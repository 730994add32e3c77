import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    {
      label: 'Evaluations',
      to: '/s/$site/evaluations',
      permission: 'evaluation.read',
      order: 38,
      icon: 'check_circle',
    },
  ],
  routes: [
    {
      path: '/s/$site/evaluations',
      title: 'Evaluations',
      permission: 'evaluation.read',
      load: () => import('./EvaluationsScreen.tsx'),
    },
    {
      path: '/s/$site/evaluations/new',
      title: 'New evaluation',
      permission: 'evaluation.write',
      load: () => import('./NewEvaluationScreen.tsx'),
    },
    {
      path: '/s/$site/evaluations/$designId',
      title: 'Evaluation',
      permission: 'evaluation.read',
      load: () => import('./EvaluationScreen.tsx'),
    },
    {
      path: '/s/$site/evaluations/$designId/edit',
      title: 'Edit evaluation',
      permission: 'evaluation.write',
      load: () => import('./EditEvaluationScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'New evaluation',
      to: '/s/$site/evaluations/new',
      permission: 'evaluation.write',
      keywords: ['design', 'did it work', 'before and after', 'comparison'],
    },
  ],
};
