import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    {
      label: 'Published pages',
      to: '/s/$site/publishing',
      permission: 'publishing.read',
      order: 50,
      icon: 'public',
    },
  ],
  routes: [
    {
      path: '/s/$site/publishing',
      title: 'Published pages',
      permission: 'publishing.read',
      load: () => import('./PublicationsScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Published pages',
      to: '/s/$site/publishing',
      permission: 'publishing.read',
      keywords: ['public', 'website', 'unpublish', 'take from view'],
    },
  ],
};
