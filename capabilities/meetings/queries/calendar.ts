import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Site } from '#platform/http/app.ts';
import type { MeetingOfCalendar, SeriesOfCalendar } from '../calendar/meeting-calendar.ts';
import { ruleOf, seriesOfSite } from './series.ts';

type Row = Omit<MeetingOfCalendar, 'occurrence' | 'url'> & {
  seriesId: string | null;
  seriesDay: string | null;
  seriesTime: string | null;
};
type Place = { site: Pick<Site, 'id' | 'slug'>; publicUrl: string };

export async function meetingForCalendar(
  tx: Tx,
  place: Place,
  id: string,
): Promise<MeetingOfCalendar | null> {
  const [meeting] = await meetingsFor(tx, place, { id });
  return meeting ?? null;
}

export async function seriesForCalendar(tx: Tx, place: Place, id: string): Promise<SeriesOfCalendar | null> {
  const [series] = await seriesOfSite(tx, place.site.id, id);
  if (!series) return null;
  return {
    ...series,
    rule: ruleOf(series),
    url: `${place.publicUrl}/app/s/${place.site.slug}/meeting-series/${id}`,
    meetings: await meetingsFor(tx, place, { seriesId: id }),
  };
}

async function meetingsFor(
  tx: Tx,
  { site, publicUrl }: Place,
  { id = null, seriesId = null }: { id?: string | null; seriesId?: string | null },
): Promise<MeetingOfCalendar[]> {
  const { rows } = await sql<Row>`
    select m.id, m.title, m.purpose, m.place, m.link, m.minutes, m.revision, m.starts_at as "startsAt",
      greatest(m.changed_at, m.state_since) as "changedAt", m.state = 'cancelled' as cancelled,
      m.series_id as "seriesId", m.series_day as "seriesDay", s.starts_at as "seriesTime"
    from meetings.meeting m
    left join meetings.series s on s.id = m.series_id
    where m.site_id = ${site.id}
      and (${id}::uuid is null or m.id = ${id}) and (${seriesId}::uuid is null or m.series_id = ${seriesId})
    order by m.starts_at`.execute(tx);
  return rows.map(({ seriesId: ofSeries, seriesDay, seriesTime, ...meeting }) => ({
    ...meeting,
    url: `${publicUrl}/app/s/${site.slug}/meetings/${meeting.id}`,
    occurrence:
      ofSeries && seriesDay && seriesTime ? { seriesId: ofSeries, day: seriesDay, time: seriesTime } : null,
  }));
}
