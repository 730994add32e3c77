import type { CapabilityScreens } from '../screens.ts';

const permission = 'catalogue.read';

export const screens: CapabilityScreens = {
  rail: [
    { label: 'Parts', to: '/s/$site/parts', permission, order: 1, icon: 'topic' },
    { label: 'List', to: '/s/$site/list', permission, order: 2, icon: 'list' },
    { label: 'Record', to: '/s/$site/record', permission, order: 3, icon: 'folder' },
    { label: 'Form', to: '/s/$site/form', permission, order: 4, icon: 'edit' },
    { label: 'Charts', to: '/s/$site/charts', permission, order: 5, icon: 'insights' },
    { label: 'Map', to: '/s/$site/map', permission, order: 6, icon: 'map' },
    { label: 'States', to: '/states', permission, order: 7, icon: 'help_outline' },
  ],
  routes: [
    { path: '/s/$site/parts', title: 'Parts', permission, load: () => import('./PartsScreen.tsx') },
    { path: '/s/$site/list', title: 'List', permission, load: () => import('./ListScreen.tsx') },
    { path: '/s/$site/record', title: 'Record', permission, load: () => import('./RecordScreen.tsx') },
    { path: '/s/$site/form', title: 'Form', permission, load: () => import('./FormScreen.tsx') },
    { path: '/s/$site/charts', title: 'Charts', permission, load: () => import('./ChartsScreen.tsx') },
    { path: '/s/$site/map', title: 'Map', permission, load: () => import('./MapScreen.tsx') },
    { path: '/states', title: 'States', permission, load: () => import('./StatesScreen.tsx') },
    { path: '/sign-in', title: 'Sign in', open: true, load: () => import('./StatesScreen.tsx') },
  ],
  unlock: () => import('./UnlockSample.tsx'),
  commands: [{ label: 'Import a file', to: '/s/$site/form', permission }],
};
