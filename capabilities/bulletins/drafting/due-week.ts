import type { Period } from '../contract.ts';

const DAY_MS = 86_400_000;
/** A week is over on Monday at six in the morning, when the night’s reports are in. */
const HOURS_AFTER_MIDNIGHT = 6;

/**
 * The last whole week, Monday to Sunday, that is over where the site is and that the data cover: data taken on a
 * day can’t hold that day whole.
 */
export function dueWeek(now: Date, timeZone: string, takenOn: string): Period {
  const today = localDay(new Date(now.getTime() - HOURS_AFTER_MIDNIGHT * 3_600_000), timeZone);
  const sunday = lastSundayBefore(takenOn < today ? takenOn : today);
  return { from: addDays(sunday, -6), to: sunday };
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function localDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

function lastSundayBefore(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 0 ? -7 : -weekday);
}
