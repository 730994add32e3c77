import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { lockMeetingIn, type Target, tellOfChangeIn } from './lock-meeting.ts';

type Open = { id: string; title: string; ownerId: string | null };

/**
 * Puts what earlier meetings left open onto the agenda, the most pressing first: for a meeting of a series what that
 * series agreed, else what any meeting of the site did. What is there already stays where it is.
 */
export async function carryOverIn(tx: Tx, target: Target): Promise<Outcome<{ id: string; added: number }>> {
  const meeting = await lockMeetingIn(tx, target);
  if (!meeting.ok) return meeting;
  if (meeting.value.state !== 'scheduled') return failWith('meetings.closed', { state: meeting.value.state });
  const open = await openFromEarlier(tx, target, meeting.value.seriesId);
  for (const { id, title, ownerId } of open)
    await sql`insert into meetings.agenda_item (id, site_id, meeting_id, position, title, lead_id, action_id)
      select ${uuidv7()}, ${target.siteId}, ${target.id}, coalesce(max(position), 0) + 1, ${title}, ${ownerId}, ${id}
      from meetings.agenda_item where meeting_id = ${target.id}`.execute(tx);
  if (open.length > 0) {
    await sql`update meetings.meeting set revision = revision + 1, changed_at = now()
      where id = ${target.id}`.execute(tx);
    await tellOfChangeIn(tx, target, meeting.value.number);
  }
  return succeed({ id: target.id, added: open.length });
}

async function openFromEarlier(tx: Tx, target: Target, seriesId: string | null): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select a.id, a.title, a.owner_id as "ownerId"
    from meetings.action_item a
    join meetings.meeting m on m.id = a.origin_id
    where a.site_id = ${target.siteId}
      and a.state in ('open', 'under-way')
      and a.origin_table = 'meetings.meeting'
      and m.id <> ${target.id}
      and (${seriesId}::uuid is null or m.series_id = ${seriesId})
      and not exists (
        select from meetings.agenda_item i where i.meeting_id = ${target.id} and i.action_id = a.id)
    order by a.due_on, a.id
    limit 40`.execute(tx);
  return rows;
}
