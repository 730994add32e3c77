import type { DayOf } from './facts-of-case.ts';

const QUARTER_HOUR_MS = 900_000;

/** The calendar day of a moment at a site. Zones keep to quarters of an hour, so each quarter is worked out once. */
export function dayIn(timeZone: string): DayOf {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at.getTime() / QUARTER_HOUR_MS);
    let day = known.get(quarter);
    if (day === undefined) {
      day = format.format(at);
      known.set(quarter, day);
    }
    return day;
  };
}
