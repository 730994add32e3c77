import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from './days.ts';

const JUNETEENTH_SINCE = 2021;
const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;

/**
 * The days on which federal offices everywhere are closed (5 U.S.C. 6103), as they are observed: Friday for one that
 * falls on a Saturday, Monday for a Sunday. Inauguration Day closes offices around Washington alone and is not one.
 */
export function federalHolidays(year: number): readonly Day[] {
  return [
    observed(year, 1, 1),
    nth(year, 1, MONDAY, 3),
    nth(year, 2, MONDAY, 3),
    last(year, 5, MONDAY),
    ...(year >= JUNETEENTH_SINCE ? [observed(year, 6, 19)] : []),
    observed(year, 7, 4),
    nth(year, 9, MONDAY, 1),
    nth(year, 10, MONDAY, 2),
    observed(year, 11, 11),
    nth(year, 11, THURSDAY, 4),
    observed(year, 12, 25),
  ];
}

const byYear = new Map<number, ReadonlySet<Day>>();

export function isFederalHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  let closed = byYear.get(year);
  if (!closed) {
    // New Year’s Day on a Saturday is observed on the last day of the year before.
    const days = [...federalHolidays(year), ...federalHolidays(year + 1)];
    closed = new Set(days.filter((one) => one.startsWith(String(year))));
    byYear.set(year, closed);
  }
  return closed.has(day);
}

function observed(year: number, month: number, day: number): Day {
  const date = Temporal.PlainDate.from({ year, month, day });
  if (date.dayOfWeek === SATURDAY) return addDays(date.toString(), -1);
  if (date.dayOfWeek === SUNDAY) return addDays(date.toString(), 1);
  return date.toString();
}

function nth(year: number, month: number, weekday: number, which: number): Day {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const ahead = (weekday - first.dayOfWeek + 7) % 7;
  return first.add({ days: ahead + 7 * (which - 1) }).toString();
}

function last(year: number, month: number, weekday: number): Day {
  const end = Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 });
  return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 }).toString();
}
