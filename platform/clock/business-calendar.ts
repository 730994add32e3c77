import { Temporal } from 'temporal-polyfill';
import type { Day } from './days.ts';
import { isFederalHoliday } from './federal-holidays.ts';

/**
 * Business time of a place: Monday to Friday from 9 to 17 by its own wall clock, without U.S. federal holidays.
 * Moments are milliseconds since 1970, spans of business time are minutes; a business day is 480 of them.
 */
export type BusinessCalendar = {
  timeZone: string;
  /** None when `to` is not after `from`. */
  minutesBetween(from: number, to: number): number;
  /** The earliest moment by which that many business minutes have passed. */
  after(from: number, minutes: number): number;
  /** The moment a day is over. */
  endOf(day: Day): number;
};

export const MINUTES_A_DAY = 480;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OPENS_AT = 9;
const OPEN_MS = MINUTES_A_DAY * MINUTE;

/** Every business day of a year as the moment it opens; all are open equally long. */
type Openings = readonly number[];

const calendars = new Map<string, BusinessCalendar>();

export function businessCalendar(timeZone: string): BusinessCalendar {
  const known = calendars.get(timeZone);
  if (known) return known;
  const years = new Map<number, Openings>();
  const openingsOf = (year: number): Openings => {
    const openings = years.get(year) ?? openingsIn(timeZone, year);
    years.set(year, openings);
    return openings;
  };
  const calendar: BusinessCalendar = {
    timeZone,
    minutesBetween: (from, to) => {
      if (to <= from) return 0;
      let worked = 0;
      for (const year of yearsAround(from, to)) {
        const openings = openingsOf(year);
        worked += openBefore(openings, to) - openBefore(openings, from);
      }
      return worked / MINUTE;
    },
    after: (from, minutes) => {
      if (minutes <= 0) return from;
      let left = minutes * MINUTE;
      for (let year = yearOf(from) - 1; ; year += 1) {
        const openings = openingsOf(year);
        const gone = openBefore(openings, from);
        const ahead = openings.length * OPEN_MS - gone;
        if (left <= ahead) return momentAfter(openings, gone + left);
        left -= ahead;
      }
    },
    endOf: (day) =>
      Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime({ timeZone }).epochMilliseconds,
  };
  calendars.set(timeZone, calendar);
  return calendar;
}

export function isBusinessDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !isFederalHoliday(day);
}

/**
 * Clocks change on Sunday nights, so only the opening depends on the season, never the length of a business day; and
 * the place’s distance from UTC is asked for once between two changes, not for each day.
 */
function openingsIn(timeZone: string, year: number): Openings {
  const openings: number[] = [];
  let season = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime({ timeZone });
  let change = season.getTimeZoneTransition('next');
  for (let wall = Date.UTC(year, 0, 1, OPENS_AT); new Date(wall).getUTCFullYear() === year; wall += DAY) {
    if (!isBusinessDay(new Date(wall).toISOString().slice(0, 10))) continue;
    while (change && wall - season.offsetNanoseconds / 1e6 >= change.epochMilliseconds) {
      season = change;
      change = season.getTimeZoneTransition('next');
    }
    openings.push(wall - season.offsetNanoseconds / 1e6);
  }
  return openings;
}

/** How long the days of a year had been open before a moment. */
function openBefore(openings: Openings, at: number): number {
  const begun = countUpTo(openings, at);
  if (begun === 0) return 0;
  return (begun - 1) * OPEN_MS + Math.min(OPEN_MS, at - openings[begun - 1]!);
}

/** The moment at which the days of a year have been open that long; the close of a day, not the next opening. */
function momentAfter(openings: Openings, open: number): number {
  const days = Math.ceil(open / OPEN_MS) - 1;
  return openings[days]! + (open - days * OPEN_MS);
}

function countUpTo(sorted: readonly number[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A moment near New Year may lie in another year there than in UTC. */
function yearsAround(from: number, to: number): number[] {
  const first = yearOf(from) - 1;
  return Array.from({ length: yearOf(to) + 1 - first + 1 }, (_, n) => first + n);
}

function yearOf(at: number): number {
  return new Date(at).getUTCFullYear();
}
