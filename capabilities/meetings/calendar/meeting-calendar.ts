import icalendar, { type ICalEventData, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '#platform/clock/days.ts';
import { momentAt } from '#platform/clock/wall-clock.ts';
import { nextDay, type Rule } from '../recurring/rule.ts';
import { stamp, timeZoneComponent } from './time-zone.ts';

type Described = {
  id: string;
  title: string;
  purpose: string;
  place: string;
  link: string | null;
  minutes: number;
  revision: number;
  /** Where the record stands in the staff application. */
  url: string;
};

export type MeetingOfCalendar = Described & {
  startsAt: Date;
  changedAt: Date;
  cancelled: boolean;
  /** The series and the day it was meant for, with the series' time of day. */
  occurrence: { seriesId: string; day: Day; time: string } | null;
};

export type SeriesOfCalendar = Described & {
  rule: Rule;
  time: string;
  /** Its meetings that are records: those that differ are its exceptions. */
  meetings: readonly MeetingOfCalendar[];
};

/** How far the clock's changes are listed for a series without an end. */
const YEARS_LISTED = 5;

/** One meeting as a calendar file; one of a series is known as that occurrence, so that taking both shows it once. */
export function calendarOfMeeting(timeZone: string, meeting: MeetingOfCalendar): string {
  const end = new Date(meeting.startsAt.getTime() + meeting.minutes * 60_000);
  const calendar = calendarFor(timeZone, meeting.startsAt, end);
  calendar.createEvent(eventOf(timeZone, meeting));
  return calendar.toString();
}

/** A series by its rule, with the days that were cancelled left out and those that were moved where they now are. */
export function calendarOfSeries(timeZone: string, series: SeriesOfCalendar, now: Date): string {
  const { rule, time } = series;
  const first = nextDay(rule, rule.startsOn) ?? rule.startsOn;
  const startsAt = momentAt(first, time, timeZone);
  const listedTo = rule.until ?? addDays(first > dayOf(now) ? first : dayOf(now), 365 * YEARS_LISTED);
  const calendar = calendarFor(timeZone, startsAt, momentAt(addDays(listedTo, 1), time, timeZone));
  calendar.createEvent({
    ...described(series),
    id: uidOf(series.id),
    ...span(timeZone, startsAt, series.minutes),
    stamp: now,
    sequence: series.revision - 1,
    repeating: recurrence(timeZone, series, first),
  });
  for (const meeting of series.meetings.filter((one) => !one.cancelled && differs(timeZone, series, one)))
    calendar.createEvent(eventOf(timeZone, meeting));
  return calendar.toString();
}

function calendarFor(timeZone: string, from: Date, to: Date) {
  const calendar = icalendar({ prodId: { company: 'PSP', product: 'Meetings', language: 'EN' } });
  // The zone is each event's own, not the calendar's: a calendar with one would write its UTC stamps in local time.
  calendar.timezone({ name: null, generator: () => timeZoneComponent(timeZone, from, to) });
  return calendar;
}

function eventOf(timeZone: string, meeting: MeetingOfCalendar): ICalEventData {
  const { occurrence } = meeting;
  return {
    ...described(meeting),
    id: uidOf(occurrence?.seriesId ?? meeting.id),
    ...span(timeZone, meeting.startsAt, meeting.minutes),
    stamp: meeting.changedAt,
    sequence: meeting.revision - 1,
    status: meeting.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(occurrence
      ? { recurrenceId: zoned(timeZone, momentAt(occurrence.day, occurrence.time, timeZone)) }
      : {}),
  };
}

function described({ title, purpose, place, link, url }: Described) {
  const description = [purpose, link && `Join: ${link}`].filter(Boolean).join('\n\n');
  const location = place || link;
  return {
    summary: title,
    url,
    ...(description ? { description } : {}),
    ...(location ? { location } : {}),
  };
}

function span(timeZone: string, startsAt: Date, minutes: number) {
  const start = zoned(timeZone, startsAt);
  return { start, end: start.add({ minutes }), timezone: timeZone };
}

function zoned(timeZone: string, moment: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
}

function uidOf(id: string): string {
  return `${id}@meetings.psp`;
}

function dayOf(moment: Date): Day {
  return moment.toISOString().slice(0, 10);
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

function recurrence(timeZone: string, { rule, time, meetings }: SeriesOfCalendar, first: Day): string {
  const date = Temporal.PlainDate.from(first);
  const weekday = WEEKDAYS[date.dayOfWeek - 1]!;
  const onDay = rule.ordinal === null ? `BYMONTHDAY=${date.day}` : `BYDAY=${rule.ordinal}${weekday}`;
  const parts = [
    `FREQ=${rule.frequency.toUpperCase()}`,
    `INTERVAL=${rule.every}`,
    rule.frequency === 'weekly' ? `BYDAY=${weekday}` : onDay,
    ...(rule.until ? [`UNTIL=${utc(momentAt(rule.until, '23:59', timeZone))}`] : []),
  ];
  const leftOut = meetings.flatMap(({ cancelled, occurrence }) =>
    cancelled && occurrence ? [wallStamp(timeZone, momentAt(occurrence.day, time, timeZone))] : [],
  );
  return [`RRULE:${parts.join(';')}`, ...leftOut.map((at) => `EXDATE;TZID=${timeZone}:${at}`)].join('\r\n');
}

function wallStamp(timeZone: string, moment: Date): string {
  return stamp(zoned(timeZone, moment).toPlainDateTime());
}

function utc(moment: Date): string {
  return `${wallStamp('UTC', moment)}Z`;
}

function differs(timeZone: string, series: SeriesOfCalendar, meeting: MeetingOfCalendar): boolean {
  if (meeting.occurrence === null) return false;
  const meant = momentAt(meeting.occurrence.day, series.time, timeZone);
  return (
    meeting.startsAt.getTime() !== meant.getTime() ||
    meeting.minutes !== series.minutes ||
    meeting.title !== series.title ||
    meeting.place !== series.place ||
    meeting.link !== series.link
  );
}
