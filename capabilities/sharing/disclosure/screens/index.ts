import { type CapabilityScreens, page } from '#web/design/screens.ts';

export const disclosureScreens: CapabilityScreens = {
  rail: [
    {
      label: 'Disclosures',
      to: '/s/$site/sharing/disclosures',
      permission: 'disclosure.read',
      order: 49,
      icon: 'launch',
    },
    {
      label: 'Records requests',
      to: '/s/$site/sharing/records-requests',
      permission: 'disclosure.read',
      order: 49,
      icon: 'folder',
    },
  ],
  routes: [
    page(
      '/s/$site/sharing/disclosures',
      'Disclosure log',
      'disclosure.read',
      () => import('./DisclosuresScreen.tsx'),
    ),
    page(
      '/s/$site/sharing/records-requests',
      'Records requests',
      'disclosure.read',
      () => import('./RequestsScreen.tsx'),
    ),
    page(
      '/s/$site/sharing/records-requests/new',
      'Take in a request for records',
      'disclosure.answer',
      () => import('./NewRequestScreen.tsx'),
    ),
    page(
      '/s/$site/sharing/records-requests/$requestId',
      'Records request',
      'disclosure.read',
      () => import('./RequestScreen.tsx'),
    ),
    {
      path: '/sharing/time-limits',
      title: 'Time limits',
      load: () => import('./TimeLimitsScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Take in a request for records',
      to: '/s/$site/sharing/records-requests/new',
      permission: 'disclosure.answer',
      keywords: ['public records', 'right to know', 'FOIA', 'FOIL'],
    },
    {
      label: 'Time limits for records requests',
      to: '/sharing/time-limits',
      permission: 'disclosure.set-rules',
      keywords: ['law', 'grounds', 'jurisdiction'],
    },
  ],
};
