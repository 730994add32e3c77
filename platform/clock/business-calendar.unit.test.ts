import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar, isBusinessDay, MINUTES_A_DAY } from './business-calendar.ts';
import { federalHolidays } from './federal-holidays.ts';

const MINUTE = 60_000;
const zones = [
  'America/New_York',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Guam',
];
const zone = fc.constantFrom(...zones);
const moment = fc
  .integer({ min: Date.UTC(2019, 0, 1) / MINUTE, max: Date.UTC(2031, 0, 1) / MINUTE })
  .map((minutes) => minutes * MINUTE);
const at = (text: string) => Date.parse(text);

describe('federal holidays', () => {
  it.each([
    [2021, '2021-06-18', 'Juneteenth on a Saturday, observed the Friday before'],
    [2022, '2022-12-26', 'Christmas on a Sunday, observed the Monday after'],
    [2025, '2025-01-20', 'Birthday of Martin Luther King, Jr.'],
    [2026, '2026-07-03', 'Independence Day on a Saturday'],
    [2026, '2026-11-26', 'Thanksgiving'],
    [2027, '2027-05-31', 'Memorial Day, the last Monday of May'],
  ])('of %i hold %s (%s)', (year, day) => {
    expect(federalHolidays(year)).toContain(day);
  });

  it('close the last day of a year when New Year’s Day is a Saturday, and not Inauguration Day', () => {
    expect(isBusinessDay('2021-12-31')).toBe(false);
    expect(isBusinessDay('2021-01-20')).toBe(true);
    expect(isBusinessDay('2020-06-19')).toBe(true);
  });
});

describe('a business calendar', () => {
  const newYork = businessCalendar('America/New_York');

  it('begins what came on a weekend on Monday morning', () => {
    expect(newYork.after(at('2026-11-21T15:00:00Z'), 60)).toBe(at('2026-11-23T15:00:00Z'));
  });

  it('ends a business day at its close, not at the next opening', () => {
    expect(newYork.after(at('2026-11-23T14:00:00Z'), MINUTES_A_DAY)).toBe(at('2026-11-23T22:00:00Z'));
  });

  it('passes over Thanksgiving, and over the night in which the clocks change', () => {
    expect(newYork.after(at('2026-11-25T22:00:00Z'), 1)).toBe(at('2026-11-27T14:01:00Z'));
    expect(newYork.minutesBetween(at('2026-10-30T20:00:00Z'), at('2026-11-02T15:00:00Z'))).toBe(60 + 60);
  });

  it('counts minute by minute what it counts at once', () => {
    fc.assert(
      fc.property(zone, moment, fc.integer({ min: 0, max: 2 * 1440 }), (timeZone, from, minutes) => {
        const to = from + minutes * MINUTE;
        expect(businessCalendar(timeZone).minutesBetween(from, to)).toBe(countedOneByOne(timeZone, from, to));
      }),
      { numRuns: 25 },
    );
  });

  it('finds the moment by which so many minutes have passed', () => {
    fc.assert(
      fc.property(zone, moment, fc.integer({ min: 1, max: 30_000 }), (timeZone, from, minutes) => {
        const calendar = businessCalendar(timeZone);
        const reached = calendar.after(from, minutes);
        expect(calendar.minutesBetween(from, reached)).toBe(minutes);
        expect(calendar.minutesBetween(from, reached - MINUTE)).toBe(minutes - 1);
      }),
    );
  });

  it('adds up, whichever moment a span is cut at', () => {
    fc.assert(
      fc.property(zone, fc.tuple(moment, moment, moment), (timeZone, moments) => {
        const [a, b, c] = moments.toSorted((x, y) => x - y) as [number, number, number];
        const { minutesBetween } = businessCalendar(timeZone);
        expect(minutesBetween(a, b) + minutesBetween(b, c)).toBe(minutesBetween(a, c));
      }),
    );
  });

  it('gives the same wall clock the same time, wherever it hangs', () => {
    fc.assert(
      fc.property(zone, zone, wallDay(), wallDay(), (one, other, from, to) => {
        const minutes = [one, other].map((timeZone) => {
          const calendar = businessCalendar(timeZone);
          return calendar.minutesBetween(calendar.endOf(from), calendar.endOf(to));
        });
        expect(minutes[0]).toBe(minutes[1]);
      }),
    );
  });
});

function wallDay() {
  return moment.map((time) => new Date(time).toISOString().slice(0, 10));
}

function countedOneByOne(timeZone: string, from: number, to: number): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  let minutes = 0;
  for (let time = from; time < to; time += MINUTE) {
    const [day, hour] = wall.format(time).split(' ') as [string, string];
    if (isBusinessDay(day) && hour >= '09:00' && hour < '17:00') minutes += 1;
  }
  return minutes;
}
