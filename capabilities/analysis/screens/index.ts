import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    { label: 'Analysis', to: '/s/$site/analyses', permission: 'analysis.read', order: 30, icon: 'insights' },
    {
      label: 'Findings',
      to: '/s/$site/findings',
      permission: 'findings.read',
      order: 40,
      icon: 'lightbulb_outline',
    },
  ],
  routes: [
    {
      path: '/s/$site/analyses',
      title: 'Analysis',
      permission: 'analysis.read',
      load: () => import('./AnalysesScreen.tsx'),
    },
    {
      path: '/s/$site/analyses/new',
      title: 'New analysis',
      permission: 'analysis.run',
      load: () => import('./NewAnalysisScreen.tsx'),
    },
    {
      path: '/s/$site/analyses/compare',
      title: 'Compare two analyses',
      permission: 'analysis.read',
      load: () => import('./CompareScreen.tsx'),
    },
    {
      path: '/s/$site/analyses/$analysisId',
      title: 'Analysis',
      permission: 'analysis.read',
      load: () => import('./AnalysisScreen.tsx'),
    },
    {
      path: '/s/$site/findings',
      title: 'Findings',
      permission: 'findings.read',
      load: () => import('./FindingsScreen.tsx'),
    },
    {
      path: '/s/$site/findings/new',
      title: 'New finding',
      permission: 'findings.write',
      load: () => import('./NewFindingScreen.tsx'),
    },
    {
      path: '/s/$site/findings/$findingId',
      title: 'Finding',
      permission: 'findings.read',
      load: () => import('./FindingScreen.tsx'),
    },
    {
      path: '/s/$site/findings/$findingId/edit',
      title: 'Edit finding',
      permission: 'findings.write',
      load: () => import('./EditFindingScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'New analysis',
      to: '/s/$site/analyses/new',
      permission: 'analysis.run',
      keywords: [
        'trend',
        'hot spots',
        'concentration',
        'density',
        'compare',
        'near repeat',
        'clusters',
        'scan',
      ],
    },
    {
      label: 'Findings to review',
      to: '/s/$site/findings?state=in-review',
      permission: 'findings.approve',
      keywords: ['approve'],
    },
  ],
};
