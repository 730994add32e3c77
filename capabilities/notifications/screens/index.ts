import type { CapabilityScreens } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [],
  routes: [
    {
      path: '/account/notifications',
      title: 'Notifications',
      load: () => import('./NotificationsScreen.tsx'),
    },
    { path: '/account/calendars', title: 'Calendars', load: () => import('./CalendarsScreen.tsx') },
  ],
  account: [
    {
      label: 'Notifications',
      to: '/account/notifications',
      keywords: ['digest', 'mail', 'e-mail', 'bell', 'quiet hours', 'time zone', 'unsubscribe'],
    },
    {
      label: 'Calendars',
      to: '/account/calendars',
      keywords: ['ics', 'feed', 'due dates', 'meetings', 'outlook', 'subscribe'],
    },
  ],
};
