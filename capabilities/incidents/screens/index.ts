import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    { label: 'Incidents', to: '/s/$site/incidents', permission: 'incidents.read', order: 20, icon: 'list' },
    {
      label: 'Imports',
      to: '/s/$site/incidents/imports',
      permission: 'incidents.read',
      order: 21,
      icon: 'file_upload',
    },
    {
      label: 'Data quality',
      to: '/s/$site/incidents/quality',
      permission: 'incidents.read',
      order: 22,
      icon: 'check_circle',
    },
    {
      label: 'Sources and rules',
      to: '/s/$site/incidents/sources',
      permission: 'incidents.read',
      order: 23,
      icon: 'folder',
    },
  ],
  routes: [
    {
      path: '/s/$site/incidents',
      title: 'Incidents',
      permission: 'incidents.read',
      load: () => import('./IncidentsScreen.tsx'),
    },
    {
      path: '/s/$site/incidents/imports',
      title: 'Imports',
      permission: 'incidents.read',
      load: () => import('./ImportsScreen.tsx'),
    },
    {
      path: '/s/$site/incidents/imports/new',
      title: 'Import a file',
      permission: 'incidents.import',
      load: () => import('./NewImportScreen.tsx'),
    },
    {
      path: '/s/$site/incidents/imports/$importId',
      title: 'Import',
      permission: 'incidents.read',
      load: () => import('./ImportScreen.tsx'),
    },
    {
      path: '/s/$site/incidents/quality',
      title: 'Data quality',
      permission: 'incidents.read',
      load: () => import('./QualityScreen.tsx'),
    },
    {
      path: '/s/$site/incidents/sources',
      title: 'Sources and rules',
      permission: 'incidents.read',
      load: () => import('./SourcesScreen.tsx'),
    },
    {
      path: '/s/$site/incidents/sources/new',
      title: 'New source',
      permission: 'incidents.manage-sources',
      load: () => import('./NewSourceScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Import a file',
      to: '/s/$site/incidents/imports/new',
      permission: 'incidents.import',
      keywords: ['upload', 'CSV', 'Excel', 'shootings'],
    },
    {
      label: 'Imports waiting to be accepted',
      to: '/s/$site/incidents/imports?state=checked',
      permission: 'incidents.accept',
      keywords: ['accept', 'version'],
    },
  ],
};
