import { sql } from 'kysely';
import { addDays, type Day, dayIn } from '#platform/clock/days.ts';
import { momentAt } from '#platform/clock/wall-clock.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Site } from '#platform/http/app.ts';
import type { Occurrence, Series } from '../contract.ts';
import { daysOf, type Rule } from '../recurring/rule.ts';
import { meetingsWhere } from './meetings.ts';

export type SeriesRow = Omit<Series, 'occurrences'> & { siteId: string; organizerId: string | null };

const OCCURRENCES_SHOWN = 12;
/** How far ahead days are looked for: a year of monthly meetings, with one to spare. */
const DAYS_AHEAD = 400;

export async function seriesOfSite(tx: Tx, siteId: string, id: string | null = null): Promise<SeriesRow[]> {
  const { rows } = await sql<SeriesRow>`
    select id, site_id as "siteId", title, purpose, place, link, organizer_id as "organizerId", frequency, every,
      ordinal, starts_on as "startsOn", until, starts_at as time, minutes, revision
    from meetings.series
    where site_id = ${siteId} and (${id}::uuid is null or id = ${id})
    order by id`.execute(tx);
  return rows;
}

/** A series with its days from today on, each with its meeting once that is a record. */
export async function findSeries(
  tx: Tx,
  site: Pick<Site, 'id' | 'timeZone'>,
  id: string,
  now: Date,
): Promise<Series | null> {
  const [row] = await seriesOfSite(tx, site.id, id);
  if (!row) return null;
  const { siteId: _, organizerId: __, ...series } = row;
  return { ...series, occurrences: await occurrencesOf(tx, site, row, now, OCCURRENCES_SHOWN) };
}

export async function occurrencesOf(
  tx: Tx,
  site: Pick<Site, 'id' | 'timeZone'>,
  series: SeriesRow,
  now: Date,
  most: number,
): Promise<Occurrence[]> {
  const today = dayIn(site.timeZone, now);
  const days = daysOf(ruleOf(series), today, addDays(today, DAYS_AHEAD)).slice(0, most);
  const meetings = await meetingsWhere(
    tx,
    sql`m.series_id = ${series.id} and m.series_day = any (${days}::date[])`,
  );
  const bySeriesDay = new Map(meetings.map((meeting) => [meeting.seriesDay, meeting]));
  return days.map((day) => occurrenceOf(site.timeZone, series, day, bySeriesDay.get(day) ?? null));
}

function occurrenceOf(
  timeZone: string,
  series: SeriesRow,
  day: Day,
  found: Awaited<ReturnType<typeof meetingsWhere>>[number] | null,
): Occurrence {
  const { seriesDay: _, ...meeting } = found ?? { seriesDay: null };
  return {
    seriesId: series.id,
    title: found?.title ?? series.title,
    day,
    startsAt: found?.startsAt ?? momentAt(day, series.time, timeZone).toISOString(),
    meeting: found ? (meeting as Occurrence['meeting']) : null,
  };
}

export function ruleOf({ frequency, every, ordinal, startsOn, until }: Omit<Series, 'occurrences'>): Rule {
  return { frequency, every, ordinal, startsOn, until };
}
