import { type CapabilityScreens, page } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [{ label: 'Summit', to: '/summit', permission: 'summit.read', order: 19, icon: 'groups' }],
  routes: [
    page('/summit', 'Summit', 'summit.read', () => import('./SummitsScreen.tsx')),
    page('/summit/new', 'Plan a summit', 'summit.run', () => import('./NewSummitScreen.tsx')),
    page('/summit/$summitId', 'Summit', 'summit.read', () => import('./SummitScreen.tsx')),
    page('/summit/$summitId/edit', 'Change the summit', 'summit.run', () => import('./EditSummitScreen.tsx')),
    page(
      '/summit/$summitId/summary',
      'Summary of the summit',
      'summit.read',
      () => import('./SummaryScreen.tsx'),
    ),
    page(
      '/summit/$summitId/new-session',
      'Plan a session',
      'summit.run',
      () => import('./NewSessionScreen.tsx'),
    ),
    page('/summit/sessions/$sessionId', 'Session', 'summit.read', () => import('./SessionScreen.tsx')),
    page(
      '/summit/sessions/$sessionId/edit',
      'Change a session',
      'summit.run',
      () => import('./EditSessionScreen.tsx'),
    ),
    page(
      '/summit/sessions/$sessionId/host',
      'Code and roster',
      'summit.host',
      () => import('./HostScreen.tsx'),
    ),
    page(
      '/summit/sessions/$sessionId/commit',
      'Make a commitment',
      'summit.commit',
      () => import('./CommitScreen.tsx'),
    ),
    page(
      '/summit/sign-in/$sessionId',
      'Sign in to a session',
      'summit.read',
      () => import('./SignInScreen.tsx'),
    ),
    page(
      '/s/$site/summit/registration/$summitId',
      'Registration',
      'summit.read',
      () => import('./RegistrationScreen.tsx'),
    ),
    page(
      '/s/$site/summit/commitments/$commitmentId',
      'Commitment',
      'summit.read',
      () => import('./CommitmentScreen.tsx'),
    ),
    page(
      '/s/$site/summit/follow-ups/$followUpId',
      'Follow-up',
      'summit.read',
      () => import('./FollowUpScreen.tsx'),
    ),
  ],
  commands: [
    {
      label: 'Summit',
      to: '/summit',
      permission: 'summit.read',
      keywords: ['session', 'sign in', 'commitment'],
    },
    { label: 'Plan a summit', to: '/summit/new', permission: 'summit.run' },
  ],
};
