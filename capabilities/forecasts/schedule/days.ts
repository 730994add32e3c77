import { Temporal } from 'temporal-polyfill';

/** A day of the site’s calendar, as `2026-03-09`. */
export type Day = string;

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function dayIn(timeZone: string, moment: Date): Day {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** A plan whose last day has passed has ended, whether or not the job has said so yet. */
export function stateOn<S extends string>(state: S, endsOn: Day, today: Day): S | 'ended' {
  return (state === 'live' || state === 'signed-off') && endsOn < today ? 'ended' : state;
}
