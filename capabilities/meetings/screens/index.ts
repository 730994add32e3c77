import { type CapabilityScreens, page } from '#web/design/screens.ts';

export const screens: CapabilityScreens = {
  rail: [
    { label: 'Meetings', to: '/s/$site/meetings', permission: 'meetings.read', order: 18, icon: 'event' },
  ],
  routes: [
    page('/s/$site/meetings', 'Meetings', 'meetings.read', () => import('./MeetingsScreen.tsx')),
    page('/s/$site/meetings/all', 'All meetings', 'meetings.read', () => import('./AllMeetingsScreen.tsx')),
    page('/s/$site/meetings/new', 'Call a meeting', 'meetings.write', () => import('./NewMeetingScreen.tsx')),
    page('/s/$site/meetings/$meetingId', 'Meeting', 'meetings.read', () => import('./MeetingScreen.tsx')),
    page(
      '/s/$site/meetings/$meetingId/edit',
      'Change a meeting',
      'meetings.write',
      () => import('./EditMeetingScreen.tsx'),
    ),
    page('/s/$site/meeting-series/$seriesId', 'Series', 'meetings.read', () => import('./SeriesScreen.tsx')),
    page('/s/$site/actions', 'Action items', 'meetings.read', () => import('./ActionsScreen.tsx')),
    page(
      '/s/$site/actions/new',
      'Record an action item',
      'meetings.act',
      () => import('./NewActionScreen.tsx'),
    ),
    page('/actions', 'Action items', 'meetings.read', () => import('./ActionsScreen.tsx')),
    page(
      '/actions/new',
      'Record an action of the program',
      'meetings.write-program',
      () => import('./NewActionScreen.tsx'),
    ),
    page('/actions/$actionId', 'Action item', 'meetings.read', () => import('./ActionScreen.tsx')),
    page(
      '/actions/$actionId/edit',
      'Change an action item',
      'meetings.act',
      () => import('./EditActionScreen.tsx'),
    ),
    page('/s/$site/contacts', 'Contacts', 'meetings.read', () => import('./ContactsScreen.tsx')),
    page(
      '/s/$site/contacts/new',
      'Log a contact',
      'meetings.log-contact',
      () => import('./NewContactScreen.tsx'),
    ),
    page('/s/$site/contacts/$contactId', 'Contact', 'meetings.read', () => import('./ContactScreen.tsx')),
  ],
  commands: [
    {
      label: 'Call a meeting',
      to: '/s/$site/meetings/new',
      permission: 'meetings.write',
      keywords: ['agenda', 'minutes', 'calendar', 'recurring'],
    },
    {
      label: 'Record an action item',
      to: '/s/$site/actions/new',
      permission: 'meetings.act',
      keywords: ['task', 'to do', 'due'],
    },
    {
      label: 'Log a contact',
      to: '/s/$site/contacts/new',
      permission: 'meetings.log-contact',
      keywords: ['call', 'phone', 'email', 'visit'],
    },
    {
      label: 'Action items of all sites',
      to: '/actions',
      permission: 'meetings.read',
      keywords: ['overdue'],
    },
  ],
};
