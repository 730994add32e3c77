import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { momentAt } from '#platform/clock/wall-clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { AgendaChange, AttendanceChange, MeetingChange, NotesChange } from '../contract.ts';
import { failWith } from '../errors.ts';
import { areOfSite } from '../queries/people.ts';
import type { SiteOfMeeting } from './call-meeting.ts';
import { lockMeetingIn, type Target, tellOfChangeIn } from './lock-meeting.ts';

/** When, where and what for; a meeting of a series that is moved is the exception to it. */
export async function changeMeetingIn(
  tx: Tx,
  site: SiteOfMeeting,
  id: string,
  change: MeetingChange,
): Promise<Outcome<{ id: string }>> {
  const target = { siteId: site.id, id };
  const meeting = await lockMeetingIn(tx, target, change.revision);
  if (!meeting.ok) return meeting;
  if (!(await areOfSite(tx, site.id, [change.organizerId])))
    return failWith('meetings.person-unknown', {}, [personProblem('organizerId')]);
  const startsAt = momentAt(change.day, change.time, site.timeZone);
  if (meeting.value.state === 'held' && startsAt.getTime() !== meeting.value.startsAt.getTime())
    return failWith('meetings.closed', { state: 'held' });
  await sql`update meetings.meeting
    set title = ${change.title}, purpose = ${change.purpose}, starts_at = ${startsAt}, minutes = ${change.minutes},
      place = ${change.place}, link = ${change.link}, organizer_id = ${change.organizerId},
      revision = revision + 1, changed_at = now()
    where id = ${id}`.execute(tx);
  await tellOfChangeIn(tx, target, meeting.value.number);
  return succeed({ id });
}

/** The whole agenda in its order, with what was said to each item. */
export async function setAgendaIn(
  tx: Tx,
  target: Target,
  { items, revision }: AgendaChange,
): Promise<Outcome<{ id: string }>> {
  const meeting = await lockMeetingIn(tx, target, revision);
  if (!meeting.ok) return meeting;
  if (
    !(await areOfSite(
      tx,
      target.siteId,
      items.map(({ leadId }) => leadId),
    ))
  )
    return failWith('meetings.person-unknown', {}, [personProblem('items')]);
  if (
    !(await areActionsOf(
      tx,
      target.siteId,
      items.map(({ actionId }) => actionId),
    ))
  )
    return failWith('meetings.not-an-open-action', {});
  await sql`delete from meetings.agenda_item where meeting_id = ${target.id}`.execute(tx);
  for (const [index, item] of items.entries()) {
    await sql`insert into meetings.agenda_item
        (id, site_id, meeting_id, position, title, minutes, lead_id, action_id, note)
      values (${uuidv7()}, ${target.siteId}, ${target.id}, ${index + 1}, ${item.title}, ${item.minutes},
        ${item.leadId}, ${item.actionId}, ${item.note})`.execute(tx);
  }
  await touchIn(tx, target, meeting.value.number);
  return succeed({ id: target.id });
}

export async function setNotesIn(
  tx: Tx,
  target: Target,
  { notes, revision }: NotesChange,
): Promise<Outcome<{ id: string }>> {
  const meeting = await lockMeetingIn(tx, target, revision);
  if (!meeting.ok) return meeting;
  await sql`update meetings.meeting set notes = ${notes} where id = ${target.id}`.execute(tx);
  await touchIn(tx, target, meeting.value.number);
  return succeed({ id: target.id });
}

/** One person at a time, so that two who take attendance do not write over each other. */
export async function setAttendanceIn(
  tx: Tx,
  target: Target,
  { personId, name, standing }: AttendanceChange,
): Promise<Outcome<{ id: string }>> {
  const meeting = await lockMeetingIn(tx, target);
  if (!meeting.ok) return meeting;
  if (!(await areOfSite(tx, target.siteId, [personId])))
    return failWith('meetings.person-unknown', {}, [personProblem('personId')]);
  const known = sql`meeting_id = ${target.id} and person_id is not distinct from ${personId}::uuid
    and (${personId}::uuid is not null or name = ${name})`;
  const { numAffectedRows } =
    await sql`update meetings.attendee set standing = ${standing} where ${known}`.execute(tx);
  if (!numAffectedRows) {
    await sql`insert into meetings.attendee (id, site_id, meeting_id, person_id, name, standing)
      values (${uuidv7()}, ${target.siteId}, ${target.id}, ${personId},
        coalesce(identity.name_of(${personId}::uuid), ${name}), ${standing})`.execute(tx);
  }
  await tellOfChangeIn(tx, target, meeting.value.number);
  return succeed({ id: target.id });
}

async function touchIn(tx: Tx, target: Target, number: string): Promise<void> {
  await sql`update meetings.meeting set revision = revision + 1, changed_at = now()
    where id = ${target.id}`.execute(tx);
  await tellOfChangeIn(tx, target, number);
}

async function areActionsOf(tx: Tx, siteId: string, named: readonly (string | null)[]): Promise<boolean> {
  const asked = [...new Set(named.filter((id) => id !== null))];
  if (asked.length === 0) return true;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from meetings.action_item
    where site_id = ${siteId} and id = any (${asked}::uuid[])`.execute(tx);
  return rows[0]!.n === asked.length;
}

function personProblem(field: string) {
  const message = 'This person does not work with the site.';
  return { field, message, mend: 'Choose someone from the list.' };
}
