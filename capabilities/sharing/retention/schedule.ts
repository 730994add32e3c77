import { Temporal } from 'temporal-polyfill';
import type { Day } from '#platform/clock/days.ts';

export type ScheduleTerms = {
  agencyId: string;
  recordClass: string;
  keepMonths: number | null;
  inForceFrom: Day;
};

/** The schedule that stands on a day: of those that have begun, the latest. */
export function standingSchedule<S extends ScheduleTerms>(schedules: readonly S[], day: Day): S | null {
  const begun = schedules.filter(({ inForceFrom }) => inForceFrom <= day);
  return begun.reduce<S | null>(
    (latest, one) => (latest === null || one.inForceFrom > latest.inForceFrom ? one : latest),
    null,
  );
}

/**
 * Records whose time began before this day have been kept as long as they must be. A record of the last of a month is
 * kept to the last of a shorter month, never a day less than the months say.
 */
export function cutoffOf(keepMonths: number, today: Day): Day {
  return Temporal.PlainDate.from(today).subtract({ months: keepMonths }).toString();
}
