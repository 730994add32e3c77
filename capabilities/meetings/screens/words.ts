import type { Series } from '../contract.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ordinals: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };

export function weekdayOf(day: string): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
}

/** The rule as a person says it: “Every second week on Tuesday at 09:00”. */
export function ruleWords(
  series: Pick<Series, 'frequency' | 'every' | 'ordinal' | 'startsOn' | 'time'>,
): string {
  const weekday = weekdayOf(series.startsOn);
  const unit = series.frequency === 'weekly' ? 'week' : 'month';
  const every =
    series.every === 1
      ? `Every ${unit}`
      : series.every === 2
        ? `Every second ${unit}`
        : `Every ${series.every} ${unit}s`;
  if (series.frequency === 'weekly') return `${every} on ${weekday} at ${series.time}`;
  const on =
    series.ordinal === null
      ? `on day ${Number(series.startsOn.slice(8))}`
      : `on the ${ordinals[series.ordinal]} ${weekday}`;
  return `${every} ${on} at ${series.time}`;
}

export const standingWords = {
  invited: 'Invited',
  present: 'Present',
  remote: 'Joined remotely',
  excused: 'Excused',
  absent: 'Absent',
} as const;

export const methodWords = {
  email: 'E-mail',
  phone: 'Phone',
  'in person': 'In person',
  virtual: 'Virtual',
} as const;
