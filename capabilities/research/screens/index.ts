import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    { label: 'Research', to: '/s/$site/research', permission: 'research.read', order: 60, icon: 'groups' },
  ],
  routes: [
    {
      path: '/s/$site/research',
      title: 'Research',
      permission: 'research.read',
      load: () => import('./ProjectsScreen.tsx'),
    },
    {
      path: '/s/$site/research/new',
      title: 'Propose a project',
      permission: 'research.propose',
      load: () => import('./NewProjectScreen.tsx'),
    },
    {
      path: '/s/$site/research/connections',
      title: 'Research partners',
      permission: 'research.read',
      load: () => import('./ConnectionsScreen.tsx'),
    },
    {
      path: '/s/$site/research/connections/new',
      title: 'Suggest a research partner',
      permission: 'research.connect',
      load: () => import('./NewConnectionScreen.tsx'),
    },
    {
      path: '/s/$site/research/connections/$connectionId',
      title: 'Research partner',
      permission: 'research.read',
      load: () => import('./ConnectionScreen.tsx'),
    },
    {
      path: '/s/$site/research/approvals/$approvalId',
      title: 'Data-use approval',
      permission: 'research.read',
      load: () => import('./ApprovalScreen.tsx'),
    },
    {
      path: '/s/$site/research/approvals/$approvalId/edit',
      title: 'Change the request',
      permission: 'research.work',
      load: () => import('./EditApprovalScreen.tsx'),
    },
    {
      path: '/s/$site/research/extracts/$extractId',
      title: 'Extract',
      permission: 'research.read',
      load: () => import('./ExtractScreen.tsx'),
    },
    {
      path: '/s/$site/research/analyses/$analysisId',
      title: 'Analysis inside',
      permission: 'research.read',
      load: () => import('./AnalysisScreen.tsx'),
    },
    {
      path: '/s/$site/research/releases/$releaseId',
      title: 'Release of results',
      permission: 'research.read',
      load: () => import('./ReleaseScreen.tsx'),
    },
    {
      path: '/s/$site/research/releases/$releaseId/edit',
      title: 'Change the request',
      permission: 'research.work',
      load: () => import('./EditReleaseScreen.tsx'),
    },
    {
      path: '/s/$site/research/deliverables/$deliverableId',
      title: 'Deliverable',
      permission: 'research.read',
      load: () => import('./DeliverableScreen.tsx'),
    },
    {
      path: '/s/$site/research/deliverables/$deliverableId/edit',
      title: 'Change the deliverable',
      permission: 'research.work',
      load: () => import('./EditDeliverableScreen.tsx'),
    },
    {
      path: '/s/$site/research/$projectId',
      title: 'Research project',
      permission: 'research.read',
      load: () => import('./ProjectScreen.tsx'),
    },
    {
      path: '/s/$site/research/$projectId/ask',
      title: 'Ask for data',
      permission: 'research.work',
      load: () => import('./NewApprovalScreen.tsx'),
    },
    {
      path: '/s/$site/research/$projectId/release',
      title: 'Ask for a release',
      permission: 'research.work',
      load: () => import('./NewReleaseScreen.tsx'),
    },
    {
      path: '/s/$site/research/$projectId/deliver',
      title: 'New deliverable',
      permission: 'research.work',
      load: () => import('./NewDeliverableScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Suggest a research partner',
      to: '/s/$site/research/connections/new',
      permission: 'research.connect',
      keywords: ['university', 'researcher', 'connect'],
    },
    {
      label: 'Propose a research project',
      to: '/s/$site/research/new',
      permission: 'research.propose',
      keywords: ['study', 'partner'],
    },
  ],
};
