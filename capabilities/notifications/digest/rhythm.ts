import { Temporal } from 'temporal-polyfill';
import type { Day } from '#platform/clock/days.ts';
import type { Rhythm } from '../contract.ts';

export type DigestDay = { day: Day; isWeekly: boolean };

/**
 * The day whose digest may leave now, by the person's own clock: from their hour on, so that a server that slept
 * catches up, and never in quiet hours. An hour chosen within quiet hours waits until they end.
 */
export function digestDue(rhythm: Rhythm, now: Date): DigestDay | null {
  const there = clockIn(rhythm.timeZone, now);
  if (isQuietHour(rhythm.quiet, there.hour) || there.hour < leavingHour(rhythm)) return null;
  return digestDayOf(rhythm, now);
}

export function digestDayOf({ timeZone, weeklyDay }: Rhythm, now: Date): DigestDay {
  const there = clockIn(timeZone, now);
  return { day: there.toPlainDate().toString(), isWeekly: there.dayOfWeek === weeklyDay };
}

export function leavingHour({ digestHour, quiet }: Rhythm): number {
  return quiet && isQuietHour(quiet, digestHour) ? quiet.to : digestHour;
}

export function isQuiet({ quiet, timeZone }: Rhythm, now: Date): boolean {
  return isQuietHour(quiet, clockIn(timeZone, now).hour);
}

/** From one full hour to another, also over midnight; the same hour twice is no quiet at all. */
function isQuietHour(quiet: Rhythm['quiet'], hour: number): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

function clockIn(timeZone: string, now: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
}
