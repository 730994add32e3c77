import type { ScreenCommand, ScreenRoute } from '#web/design/screens.ts';

export const providerScreens: ScreenRoute[] = [
  {
    path: '/providers',
    title: 'Providers of assistance',
    permission: 'assistance.read-providers',
    load: () => import('./ProvidersScreen.tsx'),
  },
  {
    path: '/providers/new',
    title: 'List a provider',
    permission: 'assistance.keep-providers',
    load: () => import('./NewProviderScreen.tsx'),
  },
  {
    path: '/providers/$providerId',
    title: 'Provider',
    permission: 'assistance.read-providers',
    load: () => import('./ProviderScreen.tsx'),
  },
  {
    path: '/s/$site/assistance/offers/$offerId',
    title: 'Offer to a provider',
    permission: 'assistance.read',
    load: () => import('./OfferScreen.tsx'),
  },
];

export const providerCommands: ScreenCommand[] = [
  {
    label: 'Providers of assistance',
    to: '/providers',
    permission: 'assistance.read-providers',
    keywords: ['TTA', 'expertise', 'capacity', 'conflict of interest', 'directory'],
  },
];
