import { type CapabilityScreens, page } from '#web/design/screens.ts';

export const retentionScreens: CapabilityScreens = {
  rail: [
    {
      label: 'Retention',
      to: '/s/$site/sharing/retention',
      permission: 'retention.read',
      order: 49,
      icon: 'hourglass_empty',
    },
  ],
  routes: [
    page('/s/$site/sharing/retention', 'Retention', 'retention.read', () => import('./SchedulesScreen.tsx')),
    page(
      '/s/$site/sharing/retention/holds',
      'Legal holds',
      'retention.read',
      () => import('./HoldsScreen.tsx'),
    ),
    page(
      '/s/$site/sharing/retention/holds/new',
      'Place a legal hold',
      'retention.hold',
      () => import('./NewHoldScreen.tsx'),
    ),
    page('/s/$site/sharing/retention/purges', 'Purges', 'retention.read', () => import('./PurgesScreen.tsx')),
    page(
      '/s/$site/sharing/retention/purges/new',
      'Propose a purge',
      'retention.purge',
      () => import('./NewPurgeScreen.tsx'),
    ),
    page(
      '/s/$site/sharing/retention/purges/$purgeId',
      'Purge',
      'retention.read',
      () => import('./PurgeScreen.tsx'),
    ),
  ],
  commands: [
    {
      label: 'Place a legal hold',
      to: '/s/$site/sharing/retention/holds/new',
      permission: 'retention.hold',
      keywords: ['lawsuit', 'keep', 'stop purge'],
    },
    {
      label: 'Purges',
      to: '/s/$site/sharing/retention/purges',
      permission: 'retention.read',
      keywords: ['delete', 'certificate', 'proof'],
    },
  ],
};
