import type { CapabilityScreens } from '#web/design/screens.ts';

const fill = 'program.fill-positions';
const administer = 'program.administer-sites';

export const screens: CapabilityScreens = {
  rail: [
    { label: 'Portfolio', to: '/portfolio', permission: 'program.portfolio', order: 10, icon: 'assessment' },
    { label: 'Engagement', to: '/s/$site/program', permission: 'program.read', order: 12, icon: 'flag' },
    {
      label: 'Handovers',
      to: '/program/handovers',
      permission: 'program.hand-over',
      order: 13,
      icon: 'autorenew',
    },
    { label: 'Sites', to: '/program/sites', permission: administer, order: 14, icon: 'location_city' },
  ],
  routes: [
    {
      path: '/portfolio',
      title: 'Portfolio',
      permission: 'program.portfolio',
      load: () => import('./PortfolioScreen.tsx'),
    },
    {
      path: '/s/$site/program',
      title: 'Engagement',
      permission: 'program.read',
      load: () => import('./SiteProgramScreen.tsx'),
    },
    {
      path: '/s/$site/program/invite',
      title: 'Invite to an engagement',
      permission: 'program.decide-engagement',
      load: () => import('./InviteSiteScreen.tsx'),
    },
    {
      path: '/s/$site/program/plan',
      title: 'Plan the phases',
      permission: 'program.lead-engagement',
      load: () => import('./PlanPhasesScreen.tsx'),
    },
    {
      path: '/s/$site/program/extend',
      title: 'Extend the engagement',
      permission: 'program.decide-engagement',
      load: () => import('./ExtendScreen.tsx'),
    },
    {
      path: '/s/$site/program/team/$position',
      title: 'Fill a position',
      permission: fill,
      load: () => import('./FillPositionScreen.tsx'),
    },
    {
      path: '/s/$site/program/particulars',
      title: 'Particulars of the site',
      permission: administer,
      load: () => import('./EditSiteScreen.tsx'),
    },
    {
      path: '/program/handovers',
      title: 'Handovers',
      permission: 'program.hand-over',
      load: () => import('./HandoversScreen.tsx'),
    },
    {
      path: '/program/handovers/new',
      title: 'Hand over',
      permission: 'program.hand-over',
      load: () => import('./NewHandoverScreen.tsx'),
    },
    {
      path: '/program/handovers/$handoverId',
      title: 'Handover',
      load: () => import('./HandoverScreen.tsx'),
    },
    {
      path: '/program/sites',
      title: 'Sites',
      permission: administer,
      load: () => import('./SitesScreen.tsx'),
    },
    {
      path: '/program/sites/new',
      title: 'Add a site',
      permission: administer,
      load: () => import('./NewSiteScreen.tsx'),
    },
    {
      path: '/program/cohorts',
      title: 'Cohorts',
      permission: administer,
      load: () => import('./CohortsScreen.tsx'),
    },
    { path: '/program/core-areas', title: 'Core areas', load: () => import('./CoreAreasScreen.tsx') },
    {
      path: '/program/core-areas/new',
      title: 'New list of core areas',
      permission: administer,
      load: () => import('./NewCoreAreasScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Portfolio of sites',
      to: '/portfolio',
      permission: 'program.portfolio',
      keywords: ['all sites', 'past target', 'overdue', 'waiting'],
    },
    {
      label: 'Hand over someone’s work',
      to: '/program/handovers/new',
      permission: 'program.hand-over',
      keywords: ['leaves', 'reassign', 'successor'],
    },
    {
      label: 'Site team',
      to: '/s/$site/program?tab=team',
      permission: 'program.read',
      keywords: ['liaison', 'champion', 'contact', 'vacant'],
    },
    { label: 'Core areas', to: '/program/core-areas', keywords: ['areas of assistance'] },
  ],
};
