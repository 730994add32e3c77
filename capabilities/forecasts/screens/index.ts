import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    {
      label: 'Forecasts',
      to: '/s/$site/forecasts',
      permission: 'forecasts.read',
      order: 39,
      icon: 'location_on',
    },
  ],
  routes: [
    {
      path: '/s/$site/forecasts',
      title: 'Forecasts',
      permission: 'forecasts.read',
      load: () => import('./ForecastsScreen.tsx'),
    },
    {
      path: '/s/$site/forecasts/new',
      title: 'New forecast plan',
      permission: 'forecasts.write',
      load: () => import('./NewForecastScreen.tsx'),
    },
    {
      path: '/s/$site/forecasts/$planId',
      title: 'Forecast plan',
      permission: 'forecasts.read',
      load: () => import('./ForecastScreen.tsx'),
    },
    {
      path: '/s/$site/forecasts/$planId/edit',
      title: 'Edit forecast plan',
      permission: 'forecasts.write',
      load: () => import('./EditForecastScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'New forecast plan',
      to: '/s/$site/forecasts/new',
      permission: 'forecasts.write',
      keywords: ['predict', 'hot spots', 'backtest', 'where next'],
    },
  ],
};
