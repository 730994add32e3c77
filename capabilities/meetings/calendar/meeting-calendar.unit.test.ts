import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/clock/days.ts';
import { momentAt } from '#platform/clock/wall-clock.ts';
import { daysOf, type Rule } from '../recurring/rule.ts';
import { eventsOf, momentOf, occurrencesIn, readCalendar, textOf } from '../testing/read-calendar.ts';
import {
  calendarOfMeeting,
  calendarOfSeries,
  type MeetingOfCalendar,
  type SeriesOfCalendar,
} from './meeting-calendar.ts';

const ZONE = 'America/New_York';
const now = new Date('2026-11-24T15:00:00Z');
const words = {
  ...{ title: 'Site team; monthly, in person', purpose: 'What waits on whom.\nBring the plan.' },
  ...{ place: 'City Hall, room 201', link: null, minutes: 60, revision: 3 },
};
const aMeeting: MeetingOfCalendar = {
  ...words,
  id: 'one',
  url: 'https://psp.example/app/s/x/meetings/one',
  startsAt: momentAt('2026-12-08', '09:30', ZONE),
  changedAt: now,
  cancelled: false,
  occurrence: null,
};
const rule: Rule = { frequency: 'weekly', every: 1, ordinal: null, startsOn: '2026-10-20', until: null };
const aSeries: SeriesOfCalendar = { ...words, id: 's', url: aMeeting.url, rule, time: '09:00', meetings: [] };
const exception = (day: string, startsAt: Date, cancelled: boolean): MeetingOfCalendar => ({
  ...aMeeting,
  ...{ id: day, startsAt, cancelled, occurrence: { seriesId: 's', day, time: '09:00' } },
});

describe('the file of one meeting', () => {
  const calendar = readCalendar(calendarOfMeeting(ZONE, aMeeting));
  const event = eventsOf(calendar)[0]!;

  it('reads back as it was called: when, for how long, where and what for', () => {
    expect(momentOf(calendar, event, 'DTSTART')).toEqual(aMeeting.startsAt);
    expect(momentOf(calendar, event, 'DTEND')).toEqual(momentAt('2026-12-08', '10:30', ZONE));
    expect([textOf(event, 'SUMMARY'), textOf(event, 'LOCATION'), textOf(event, 'DESCRIPTION')]).toEqual([
      words.title,
      words.place,
      words.purpose,
    ]);
  });

  it('is stamped in universal time and counts its changes, so that calendars take the newest', () => {
    expect(textOf(event, 'DTSTAMP')).toBe('20261124T150000Z');
    expect(textOf(event, 'SEQUENCE')).toBe('2');
  });

  it('says when the meeting was cancelled', () => {
    const cancelled = readCalendar(calendarOfMeeting(ZONE, { ...aMeeting, cancelled: true }));
    expect(textOf(eventsOf(cancelled)[0]!, 'STATUS')).toBe('CANCELLED');
  });

  it('holds where the clock is never changed', () => {
    const there = readCalendar(calendarOfMeeting('America/Phoenix', aMeeting));
    expect(momentOf(there, eventsOf(there)[0]!, 'DTSTART')).toEqual(aMeeting.startsAt);
  });
});

describe('the file of a series', () => {
  it('meets at nine on the wall before and after daylight saving ends', () => {
    const calendar = readCalendar(calendarOfSeries(ZONE, aSeries, now));
    expect(occurrencesIn(calendar, '2026-11-10')).toEqual([
      '2026-10-20T13:00:00.000Z',
      '2026-10-27T13:00:00.000Z',
      '2026-11-03T14:00:00.000Z',
      '2026-11-10T14:00:00.000Z',
    ]);
  });

  it('leaves out what was cancelled and shows what was moved where it now is', () => {
    const meetings = [
      exception('2026-11-03', momentAt('2026-11-03', '09:00', ZONE), true),
      exception('2026-11-10', momentAt('2026-11-12', '14:00', ZONE), false),
      { ...exception('2026-11-17', momentAt('2026-11-17', '09:00', ZONE), false), ...words },
    ];
    const calendar = readCalendar(calendarOfSeries(ZONE, { ...aSeries, meetings }, now));
    expect(occurrencesIn(calendar, '2026-11-17')).toEqual([
      '2026-10-20T13:00:00.000Z',
      '2026-10-27T13:00:00.000Z',
      '2026-11-12T19:00:00.000Z',
      '2026-11-17T14:00:00.000Z',
    ]);
    expect(eventsOf(calendar)).toHaveLength(2);
    expect(new Set(eventsOf(calendar).map((event) => textOf(event, 'UID'))).size).toBe(1);
  });

  it('reads back as the days of its rule, whatever the rule and the zone', () => {
    const aDay = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays('2025-01-01', n));
    fc.assert(
      fc.property(
        fc.constantFrom('weekly' as const, 'monthly' as const),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(null, 1, 2, 3, 4, -1),
        aDay,
        fc.constantFrom(ZONE, 'America/Phoenix', 'America/Los_Angeles', 'Pacific/Guam'),
        fc.option(fc.integer({ min: 30, max: 500 }), { nil: null }),
        (frequency, every, ordinal, startsOn, zone, lasting) => {
          const until = lasting === null ? null : addDays(startsOn, lasting);
          const asked: Rule = {
            ...{ frequency, every, startsOn, until },
            ordinal: frequency === 'weekly' ? null : ordinal,
          };
          const through = addDays(startsOn, 450);
          const days = daysOf(asked, startsOn, through);
          if (days.length === 0) return;
          const calendar = readCalendar(calendarOfSeries(zone, { ...aSeries, rule: asked }, now));
          expect(occurrencesIn(calendar, through)).toEqual(
            days.map((day) => momentAt(day, '09:00', zone).toISOString()),
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
