/** Facts of this capability that others may hear. */
export const meetingsEvents = {
  'meetings.action-recorded': 'Someone is to do something by a day.',
  'meetings.action-changed': 'An action item got another owner, day or wording.',
  'meetings.action-started': 'An action item is under way.',
  'meetings.action-finished': 'An action item is done.',
  'meetings.action-dropped': 'An action item was dropped, with the reason.',
  'meetings.action-late': 'An action item’s day has passed and it is not done; told once for a day.',
  'meetings.called': 'A meeting was called, or a series has its next one.',
  'meetings.changed': 'A meeting’s time, place, agenda, attendance or minutes changed.',
  'meetings.held': 'A meeting was held.',
  'meetings.cancelled': 'A meeting was called off, with the reason.',
  'meetings.decided': 'A meeting decided something.',
  'meetings.series-changed': 'A series of meetings changed, or has an end.',
  'meetings.contact-logged': 'A contact with a site was logged.',
} as const;

export type MeetingsEvent = keyof typeof meetingsEvents;
