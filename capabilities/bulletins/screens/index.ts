import type { CapabilityScreens } from '#web/design/screens.ts';

const read = 'bulletins.read';

export const screens: CapabilityScreens = {
  rail: [{ label: 'Bulletins', to: '/s/$site/bulletins', permission: read, order: 45, icon: 'send' }],
  routes: [
    {
      path: '/s/$site/bulletins',
      title: 'Weekly bulletins',
      permission: read,
      load: () => import('./BulletinsScreen.tsx'),
    },
    {
      path: '/s/$site/bulletins/alerts',
      title: 'Alerts',
      permission: read,
      load: () => import('./AlertsScreen.tsx'),
    },
    {
      path: '/s/$site/bulletins/alerts/$alertId',
      title: 'Alert',
      permission: read,
      load: () => import('./AlertScreen.tsx'),
    },
    {
      path: '/s/$site/bulletins/settings',
      title: 'E-mail and watched series',
      permission: read,
      load: () => import('./SettingsScreen.tsx'),
    },
    {
      path: '/s/$site/bulletins/$bulletinId',
      title: 'Weekly bulletin',
      permission: read,
      load: () => import('./BulletinScreen.tsx'),
    },
    {
      path: '/s/$site/bulletins/$bulletinId/words',
      title: 'Words of a bulletin',
      permission: 'bulletins.draft',
      load: () => import('./WordsScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Alerts to explain',
      to: '/s/$site/bulletins/alerts?state=raised',
      permission: 'bulletins.explain',
      keywords: ['alert', 'band', 'series'],
    },
    {
      label: 'Have the bulletin by e-mail',
      to: '/s/$site/bulletins/settings',
      permission: read,
      keywords: ['subscribe', 'subscription', 'watched series', 'false alarms'],
    },
  ],
};
