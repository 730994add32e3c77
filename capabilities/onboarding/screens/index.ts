import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    {
      label: 'Program imports',
      to: '/administration/imports',
      permission: 'onboarding.import',
      order: 91,
      icon: 'file_upload',
    },
  ],
  routes: [
    {
      path: '/administration/imports',
      title: 'Program imports',
      permission: 'onboarding.import',
      load: () => import('./ImportsScreen.tsx'),
    },
    {
      path: '/administration/imports/new',
      title: 'Bring in a file',
      permission: 'onboarding.import',
      load: () => import('./NewImportScreen.tsx'),
    },
    {
      path: '/administration/imports/$importId',
      title: 'Program import',
      permission: 'onboarding.import',
      load: () => import('./ImportScreen.tsx'),
    },
    {
      path: '/s/$site/past-requests',
      title: 'Past requests',
      permission: 'onboarding.read-past',
      load: () => import('./PastRequestsScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Bring in sites, people, requests or plans',
      to: '/administration/imports/new',
      permission: 'onboarding.import',
      keywords: ['import', 'csv', 'excel', 'onboarding', 'migrate'],
    },
    {
      label: 'Past requests of this site',
      to: '/s/$site/past-requests',
      permission: 'onboarding.read-past',
      keywords: ['history', 'old number', 'before'],
    },
  ],
};
