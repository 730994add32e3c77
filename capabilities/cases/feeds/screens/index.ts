import { type CapabilityScreens, page } from '#web/design/screens.ts';

export const feedScreens: CapabilityScreens['routes'] = [
  page('/s/$site/cases/feeds', 'Feeds', 'cases.record', () => import('./FeedsScreen.tsx')),
  page(
    '/s/$site/cases/feeds/new',
    'Bring in a file of events',
    'cases.record',
    () => import('./NewFileScreen.tsx'),
  ),
  page('/s/$site/cases/feeds/set-aside', 'Set aside', 'cases.record', () => import('./SetAsideScreen.tsx')),
];

export const feedCommands: NonNullable<CapabilityScreens['commands']> = [
  {
    label: 'Feeds of cases',
    to: '/s/$site/cases/feeds',
    permission: 'cases.record',
    keywords: ['import', 'csv', 'nibrs', 'set aside', 'rms'],
  },
];
