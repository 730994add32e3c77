import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    {
      label: 'Administration',
      to: '/administration/people',
      permission: 'identity.directory',
      order: 90,
      icon: 'people',
    },
  ],
  routes: [
    { path: '/sign-in', title: 'Sign in', open: true, load: () => import('./sign-in/SignInScreen.tsx') },
    { path: '/invitation', title: 'Invitation', open: true, load: () => import('./InvitationScreen.tsx') },
    { path: '/account', title: 'Your account', load: () => import('./account/AccountScreen.tsx') },
    {
      path: '/administration/people',
      title: 'People',
      permission: 'identity.directory',
      load: () => import('./administration/PeopleScreen.tsx'),
    },
    {
      path: '/administration/people/invite',
      title: 'Invite a person',
      permission: 'identity.administer-agency',
      load: () => import('./administration/InviteScreen.tsx'),
    },
    {
      path: '/administration/people/$personId',
      title: 'Person',
      permission: 'identity.directory',
      load: () => import('./administration/PersonScreen.tsx'),
    },
    {
      path: '/administration/agencies',
      title: 'Agencies',
      permission: 'identity.directory',
      load: () => import('./administration/AgenciesScreen.tsx'),
    },
    {
      path: '/administration/machine-clients',
      title: 'Machine clients',
      permission: 'identity.administer-agency',
      load: () => import('./administration/MachineClientsScreen.tsx'),
    },
    {
      path: '/administration/machine-clients/new',
      title: 'Add a machine client',
      permission: 'identity.administer-agency',
      load: () => import('./administration/NewMachineClientScreen.tsx'),
    },
    {
      path: '/administration/audit',
      title: 'Audit',
      permission: 'audit.read',
      load: () => import('./administration/AuditScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Invite a person',
      to: '/administration/people/invite',
      permission: 'identity.administer-agency',
    },
    { label: 'Audit: who did what', to: '/administration/audit', permission: 'audit.read' },
    { label: 'Agencies', to: '/administration/agencies', permission: 'identity.directory' },
    {
      label: 'Machine clients and keys',
      to: '/administration/machine-clients',
      permission: 'identity.administer-agency',
    },
  ],
  account: [
    {
      label: 'Password, passkeys and sessions',
      to: '/account',
      keywords: ['authenticator', 'recovery codes', 'devices', 'security'],
    },
  ],
  unlock: () => import('./UnlockForm.tsx'),
};
