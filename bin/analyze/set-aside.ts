/** Why a row could not be used. The words beside each code are what a person reads. */
export const reasons = {
  'coordinates-missing': 'no coordinates',
  'coordinates-unreadable': 'coordinates that are not numbers',
  'coordinates-zero': 'coordinates of zero',
  'coordinates-not-degrees': 'coordinates that are not longitude and latitude',
  'coordinates-outside-zone': 'coordinates far outside the projection’s zone',
  'date-missing': 'no date',
  'date-unreadable': 'a date that can’t be read',
  'date-not-a-day': 'a date that does not exist',
  'time-missing': 'no time',
  'time-unreadable': 'a time that is not a number',
  'time-negative': 'a time below zero',
  'event-missing': 'nothing in the column of --event',
  'event-unreadable': 'neither 0 nor 1 in the column of --event',
  'cause-missing': 'an event without a cause',
  'distinct-missing': 'nothing in the column of --distinct',
  'fields-misaligned': 'more or fewer fields than the header',
} as const;

export type Reason = keyof typeof reasons;
export type SetAside = Partial<Record<Reason, number>>;

export function addTo(setAside: SetAside, reason: Reason): void {
  setAside[reason] = (setAside[reason] ?? 0) + 1;
}
