import { sql } from 'kysely';
import type { CalendarContribution } from '#platform/http/capability.ts';

type Row = { id: string; title: string; slug: string; startsAt: Date; minutes: number };

/** The meetings that stand, for people's own calendars; days of series that are no meetings yet come with their time. */
export const meetingEvents: CalendarContribution = {
  name: 'meetings',
  async events(tx, { from, to, siteId = null }) {
    const { rows } = await sql<Row>`
      select m.id, m.title, s.slug, m.starts_at as "startsAt", m.minutes
      from meetings.meeting m
      join program.site s on s.id = m.site_id
      where m.state = 'scheduled' and m.on_day between ${from}::date and ${to}::date
        and (${siteId}::uuid is null or m.site_id = ${siteId})
      order by m.starts_at limit 500`.execute(tx);
    return rows.map(({ id, title, slug, startsAt, minutes }) => ({
      uid: `${id}@meetings.psp`,
      title,
      path: `/s/${slug}/meetings/${id}`,
      start: startsAt,
      end: new Date(startsAt.getTime() + minutes * 60_000),
    }));
  },
};
