import type { CapabilityScreens, RailEntry, ScreenRoute } from '#web/design/screens.ts';
import { page } from '#web/design/screens.ts';

export const measureRail: RailEntry[] = [
  {
    label: 'Measures of cases',
    to: '/s/$site/cases/measures',
    permission: 'cases.measure',
    order: 43,
    icon: 'insights',
  },
];

export const measureScreens: ScreenRoute[] = [
  page('/s/$site/cases/measures', 'Measures of cases', 'cases.measure', () => import('./MeasuresScreen.tsx')),
];

export const measureCommands: NonNullable<CapabilityScreens['commands']> = [
  {
    label: 'Measures of cases',
    to: '/s/$site/cases/measures',
    permission: 'cases.measure',
    keywords: ['funnel', 'declined', 'dismissed', 'continuances', 'justice counts', 'caseload'],
  },
];
