import { Temporal } from 'temporal-polyfill';
import type { Day } from '#platform/clock/days.ts';

/**
 * When a series meets, in days of the site's calendar. `startsOn` is its first day and says the weekday or the day
 * of the month; `ordinal` (1 to 4, or -1 for the last) makes a month meet on such a weekday instead of a date.
 */
export type Rule = {
  frequency: 'weekly' | 'monthly';
  every: number;
  ordinal: number | null;
  startsOn: Day;
  until: Day | null;
};

/** A rule without an end is asked for a window; this bounds how far ahead anyone looks. */
const FARTHEST_STEPS = 2_000;

/**
 * The days between `from` and `to`, both included. A month without the day (no 31st) is left out, as calendars do.
 * Walks from the first day, so its cost is the number of periods passed.
 */
export function daysOf(rule: Rule, from: Day, to: Day): Day[] {
  const days: Day[] = [];
  const last = rule.until !== null && rule.until < to ? rule.until : to;
  for (let step = 0; step < FARTHEST_STEPS; step += 1) {
    const { day, beginsAfter } = dayAtStep(rule, step);
    if (beginsAfter > last) break;
    if (day !== null && day >= from && day <= last && day >= rule.startsOn) days.push(day);
  }
  return days;
}

/** The first day on or after the one given, within a few years; `null` when the series is over. */
export function nextDay(rule: Rule, onOrAfter: Day): Day | null {
  const horizon = Temporal.PlainDate.from(onOrAfter > rule.startsOn ? onOrAfter : rule.startsOn)
    .add({ months: 12 * rule.every + 12 })
    .toString();
  return daysOf(rule, onOrAfter, horizon)[0] ?? null;
}

/** The first day must be one of the rule's own, or calendars would show a meeting that nobody means. */
export function startFits(rule: Rule): boolean {
  return daysOf(rule, rule.startsOn, rule.startsOn).length === 1;
}

/** The period's day, and the earliest day that this or any later period can have. */
function dayAtStep(rule: Rule, step: number): { day: Day | null; beginsAfter: Day } {
  const first = Temporal.PlainDate.from(rule.startsOn);
  if (rule.frequency === 'weekly') {
    const day = first.add({ weeks: step * rule.every }).toString();
    return { day, beginsAfter: day };
  }
  const month = first.toPlainYearMonth().add({ months: step * rule.every });
  const beginsAfter = month.toPlainDate({ day: 1 }).toString();
  if (rule.ordinal === null) {
    const day = first.day <= month.daysInMonth ? month.toPlainDate({ day: first.day }).toString() : null;
    return { day, beginsAfter };
  }
  return { day: weekdayOfMonth(month, first.dayOfWeek, rule.ordinal).toString(), beginsAfter };
}

function weekdayOfMonth(
  month: Temporal.PlainYearMonth,
  weekday: number,
  ordinal: number,
): Temporal.PlainDate {
  if (ordinal === -1) {
    const end = month.toPlainDate({ day: month.daysInMonth });
    return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
  }
  const begin = month.toPlainDate({ day: 1 });
  return begin.add({ days: ((weekday - begin.dayOfWeek + 7) % 7) + 7 * (ordinal - 1) });
}
