import type { CapabilityScreens } from '#web/design/screens.ts';

const read = 'community.read';
const takePart = 'community.take-part';

export const screens: CapabilityScreens = {
  rail: [
    { label: 'Communities', to: '/community', permission: read, order: 65, icon: 'groups' },
    { label: 'Library', to: '/library', permission: read, order: 66, icon: 'bookmark' },
    { label: 'Peer exchange', to: '/exchanges', permission: read, order: 67, icon: 'autorenew' },
    { label: 'Who has done this?', to: '/practice', permission: read, order: 68, icon: 'search' },
  ],
  routes: [
    {
      path: '/community',
      title: 'Communities',
      permission: read,
      load: () => import('./CommunitiesScreen.tsx'),
    },
    {
      path: '/community/threads',
      title: 'Threads',
      permission: read,
      load: () => import('./ThreadsScreen.tsx'),
    },
    {
      path: '/community/threads/new',
      title: 'Ask or begin a discussion',
      permission: takePart,
      load: () => import('./NewThreadScreen.tsx'),
    },
    {
      path: '/community/threads/$threadId',
      title: 'Thread',
      permission: read,
      load: () => import('./ThreadScreen.tsx'),
    },
    {
      path: '/community/events/new',
      title: 'Announce an event',
      permission: 'community.convene',
      load: () => import('./NewEventScreen.tsx'),
    },
    {
      path: '/community/events/$eventId',
      title: 'Event',
      permission: read,
      load: () => import('./EventScreen.tsx'),
    },
    {
      path: '/community/events/$eventId/edit',
      title: 'Change the event',
      permission: 'community.convene',
      load: () => import('./EditEventScreen.tsx'),
    },
    {
      path: '/community/$area',
      title: 'Community',
      permission: read,
      load: () => import('./CommunityScreen.tsx'),
    },
    { path: '/library', title: 'Library', permission: read, load: () => import('./LibraryScreen.tsx') },
    {
      path: '/library/new',
      title: 'Propose a resource',
      permission: takePart,
      load: () => import('./NewResourceScreen.tsx'),
    },
    {
      path: '/library/$versionId',
      title: 'Resource',
      permission: read,
      load: () => import('./ResourceScreen.tsx'),
    },
    {
      path: '/library/$versionId/edit',
      title: 'Change the resource',
      permission: takePart,
      load: () => import('./EditResourceScreen.tsx'),
    },
    {
      path: '/library/$versionId/new-version',
      title: 'Propose a new version',
      permission: takePart,
      load: () => import('./NewVersionScreen.tsx'),
    },
    {
      path: '/exchanges',
      title: 'Peer exchange',
      permission: read,
      load: () => import('./ExchangesScreen.tsx'),
    },
    {
      path: '/exchanges/new',
      title: 'Ask other sites',
      permission: 'community.ask-peers',
      load: () => import('./NewExchangeScreen.tsx'),
    },
    {
      path: '/exchanges/$exchangeId',
      title: 'Peer exchange',
      permission: read,
      load: () => import('./ExchangeScreen.tsx'),
    },
    {
      path: '/exchanges/$exchangeId/offer',
      title: 'Offer to host',
      permission: 'community.host-peers',
      load: () => import('./OfferScreen.tsx'),
    },
    {
      path: '/exchanges/$exchangeId/plan',
      title: 'Plan the visit',
      permission: 'community.ask-peers',
      load: () => import('./PlanScreen.tsx'),
    },
    {
      path: '/exchanges/$exchangeId/report',
      title: 'Report of the visit',
      permission: 'community.ask-peers',
      load: () => import('./ReportScreen.tsx'),
    },
    {
      path: '/practice',
      title: 'Who has done this?',
      permission: read,
      load: () => import('./PracticeScreen.tsx'),
    },
  ],
  commands: [
    {
      label: 'Ask a community',
      to: '/community/threads/new',
      permission: takePart,
      keywords: ['question', 'thread', 'discussion', 'practice'],
    },
    {
      label: 'Search the library',
      to: '/library',
      permission: read,
      keywords: ['resource', 'guide', 'evidence', 'document'],
    },
    {
      label: 'Ask other sites for a visit',
      to: '/exchanges/new',
      permission: 'community.ask-peers',
      keywords: ['peer exchange', 'learn', 'host'],
    },
    {
      label: 'Who has done this?',
      to: '/practice',
      permission: read,
      keywords: ['what worked', 'other sites', 'results', 'evaluation'],
    },
  ],
};
