import { sql } from 'kysely';
import type { CalendarContribution } from '#platform/http/capability.ts';

type Event = { id: string; title: string; startsAt: Date; endsAt: Date };
type Visit = { id: string; number: string; title: string; day: string };

/** In a person’s own calendar: events of the communities they have joined, and visits of the sites they carry them for. */
export const communityCalendar: CalendarContribution = {
  name: 'community',
  events: async (tx, { from, to, siteId }) => {
    const events = siteId
      ? []
      : (
          await sql<Event>`
            select g.id, g.title, g.starts_at as "startsAt", g.ends_at as "endsAt"
            from community.gathering g
            join community.member m
              on m.core_area = g.core_area and m.person_id = access.person_id() and m.left_at is null
            where g.cancelled_at is null and g.ends_at >= ${from}::date and g.starts_at < ${to}::date + 1
            order by g.starts_at`.execute(tx)
        ).rows;
    const visits = await sql<Visit>`
      select e.id, e.number, e.title, day::date::text as day
      from community.exchange e
      join community.visit_plan p on p.id = e.id
      join community.offer o on o.id = e.chosen_offer_id
      cross join lateral generate_series(p.starts_on::timestamp, p.ends_on::timestamp, '1 day') day
      where e.state = 'planned' and day::date between ${from}::date and ${to}::date
        and (${siteId ?? null}::uuid is null or ${siteId ?? null}::uuid in (e.site_id, o.site_id))
        and (e.site_id in (select access.sites_for('community.ask-peers'))
          or o.site_id in (select access.sites_for('community.host-peers')))
      order by day`.execute(tx);
    return [
      ...events.map(({ id, title, startsAt, endsAt }) => ({
        uid: `community-event-${id}`,
        title,
        path: `/community/events/${id}`,
        start: startsAt,
        end: endsAt,
      })),
      ...visits.rows.map(({ id, number, title, day }) => ({
        uid: `peer-visit-${id}-${day}`,
        title: `${number}: ${title}`,
        path: `/exchanges/${id}`,
        day,
      })),
    ];
  },
};
