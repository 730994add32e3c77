import { sql } from 'kysely';
import { dayIn } from '#platform/clock/days.ts';
import { wallTime } from '#platform/clock/wall-clock.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Site } from '#platform/http/app.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Meeting } from '../contract.ts';
import { actionItemsWhere } from './action-items.ts';
import { meetingsWhere, withoutSeriesDay } from './meetings.ts';

type More = Pick<
  Meeting,
  'purpose' | 'organizerId' | 'organizer' | 'seriesDay' | 'notes' | 'revision' | 'agenda' | 'attendees'
> & { decisionList: (Omit<Meeting['decisionList'][number], 'at'> & { at: string })[] };

/** One meeting whole: what was on the agenda, who was there, what was decided and who does what. */
export async function findMeeting(
  tx: Tx,
  site: Pick<Site, 'id' | 'timeZone'>,
  id: string,
  now: Date,
): Promise<Meeting | null> {
  const [summary] = await meetingsWhere(tx, sql`m.id = ${id} and m.site_id = ${site.id}`);
  if (!summary) return null;
  const { rows } = await sql<More>`
    select m.purpose, m.organizer_id as "organizerId", identity.name_of(m.organizer_id) as organizer,
      m.series_day as "seriesDay", m.notes, m.revision,
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title, 'minutes', i.minutes,
          'leadId', i.lead_id, 'lead', identity.name_of(i.lead_id), 'actionId', i.action_id, 'note', i.note)
          order by i.position)
        from meetings.agenda_item i where i.meeting_id = m.id), '[]') as agenda,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'personId', p.person_id, 'name', p.name,
          'standing', p.standing) order by p.name, p.id)
        from meetings.attendee p where p.meeting_id = m.id), '[]') as attendees,
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'statement', d.statement,
          'by', identity.name_of(d.recorded_by), 'at', d.recorded_at) order by d.position)
        from meetings.decision d where d.meeting_id = m.id), '[]') as "decisionList"
    from meetings.meeting m where m.id = ${id}`.execute(tx);
  const more = rows[0]!;
  const startsAt = new Date(summary.startsAt);
  return {
    ...withoutSeriesDay(summary),
    ...more,
    decisionList: more.decisionList.map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() })),
    day: dayIn(site.timeZone, startsAt),
    time: wallTime(startsAt, site.timeZone),
    actions: await actionItemsWhere(tx, sql`a.origin_id = ${id}`, now),
    ...(await historyOf(tx, 'meeting', id)),
  };
}
