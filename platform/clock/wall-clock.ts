import { Temporal } from 'temporal-polyfill';
import type { Day } from './days.ts';

/**
 * The moment a wall clock shows that time. In the hour that spring leaves out it is an hour later, in the hour that
 * autumn repeats it is the first of the two: both as calendars (RFC 5545, 3.3.5) read it.
 */
export function momentAt(day: Day, time: string, timeZone: string): Date {
  const zoned = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone);
  return new Date(zoned.epochMilliseconds);
}

/** What the wall clock shows there at that moment, as `HH:MM`. */
export function wallTime(moment: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}
