import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { addDays, type Day, dayIn } from '#platform/clock/days.ts';
import { momentAt } from '#platform/clock/wall-clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { ruleOf, type SeriesRow, seriesOfSite } from '../queries/series.ts';
import { daysOf, nextDay } from '../recurring/rule.ts';
import { putMeetingIn, type SiteOfMeeting } from './call-meeting.ts';
import { carryOverIn } from './carry-over.ts';

/** Makes one day of a series a meeting of its own: to prepare it, to move it, or to call it off. */
export async function planOccurrenceIn(
  tx: Tx,
  site: SiteOfMeeting,
  { seriesId, day }: { seriesId: string; day: Day },
  year: number,
): Promise<Outcome<{ id: string }>> {
  const [series] = await seriesOfSite(tx, site.id, seriesId);
  if (!series) return failWith('meetings.not-found', {});
  const there = await meetingOn(tx, seriesId, day);
  if (there) return succeed({ id: there });
  if (daysOf(ruleOf(series), day, day).length === 0)
    return failWith('meetings.not-a-day-of-the-series', {}, [
      { field: 'day', message: 'The series does not meet on this day.', mend: 'Choose one of its days.' },
    ]);
  return succeed(await planDayIn(tx, site, series, day, year));
}

/** When a meeting of a series is over, its next one stands: with the same people, and with what is still open. */
export async function planNextIn(
  tx: Tx,
  site: SiteOfMeeting,
  seriesId: string,
  now: Date,
): Promise<{ id: string } | null> {
  await sql`select from meetings.series where id = ${seriesId} for update`.execute(tx);
  const [series] = await seriesOfSite(tx, site.id, seriesId);
  if (!series || (await hasNext(tx, seriesId, now))) return null;
  const rule = ruleOf(series);
  for (
    let day = nextDay(rule, dayIn(site.timeZone, now));
    day !== null;
    day = nextDay(rule, addDays(day, 1))
  ) {
    const isOver = momentAt(day, series.time, site.timeZone) <= now;
    if (!isOver && !(await meetingOn(tx, seriesId, day)))
      return planDayIn(tx, site, series, day, now.getUTCFullYear());
  }
  return null;
}

async function planDayIn(tx: Tx, site: SiteOfMeeting, series: SeriesRow, day: Day, year: number) {
  const { title, purpose, time, minutes, place, link } = series;
  const organizerId = await organizerBefore(tx, series);
  const meeting = await putMeetingIn(
    tx,
    site,
    {
      ...{ title, purpose, day, time, minutes, place, link, organizerId },
      series: { id: series.id, day },
    },
    year,
  );
  await inviteAsBefore(tx, site.id, series.id, meeting.id);
  await carryOverIn(tx, { siteId: site.id, id: meeting.id });
  return meeting;
}

/** Whoever has the series now: a meeting that was handed over takes those after it along. */
async function organizerBefore(tx: Tx, series: SeriesRow): Promise<string | null> {
  const { rows } = await sql<{ organizerId: string | null }>`
    select organizer_id as "organizerId" from meetings.meeting
    where series_id = ${series.id} order by starts_at desc limit 1`.execute(tx);
  return rows[0] ? rows[0].organizerId : series.organizerId;
}

/** Those who belonged to the meeting before; guests are asked anew. */
async function inviteAsBefore(tx: Tx, siteId: string, seriesId: string, meetingId: string): Promise<void> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select p.person_id as "personId", p.name
    from meetings.attendee p
    where p.person_id is not null and p.meeting_id = (
      select m.id from meetings.meeting m
      where m.series_id = ${seriesId} and m.id <> ${meetingId} and m.state <> 'cancelled'
      order by m.starts_at desc limit 1)`.execute(tx);
  for (const { personId, name } of rows)
    await sql`insert into meetings.attendee (id, site_id, meeting_id, person_id, name, standing)
      values (${uuidv7()}, ${siteId}, ${meetingId}, ${personId}, ${name}, 'invited')`.execute(tx);
}

async function meetingOn(tx: Tx, seriesId: string, day: Day): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from meetings.meeting where series_id = ${seriesId} and series_day = ${day}`.execute(tx);
  return rows[0]?.id ?? null;
}

async function hasNext(tx: Tx, seriesId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from meetings.meeting
    where series_id = ${seriesId} and state = 'scheduled' and starts_at > ${now} limit 1`.execute(tx);
  return rows.length > 0;
}
