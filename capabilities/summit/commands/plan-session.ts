import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { momentAt } from '#platform/clock/wall-clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { SessionChange, SessionDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { tellIn } from './tell.ts';

type EventDays = { startsOn: string; endsOn: string; timeZone: string; state: string };

/** A session of the summit: its subject, its room and its hours on the summit's wall clock. */
export async function addSessionIn(
  tx: Tx,
  eventId: string,
  draft: SessionDraft,
): Promise<Outcome<{ id: string }>> {
  const checked = await checkedHours(tx, eventId, draft);
  if (!checked.ok) return checked;
  const id = uuidv7();
  const { startsAt, endsAt } = checked.value;
  await sql`insert into summit.session
      (id, event_id, core_area, title, summary, room, starts_at, ends_at, capacity, speakers)
    values (${id}, ${eventId}, ${draft.coreArea}, ${draft.title}, ${draft.summary}, ${draft.room}, ${startsAt},
      ${endsAt}, ${draft.capacity}, ${JSON.stringify(draft.speakers)}::jsonb)`.execute(tx);
  await tellIn(tx, 'summit.changed', { table: 'session', id });
  return succeed({ id });
}

export async function changeSessionIn(
  tx: Tx,
  { eventId, id }: { eventId: string; id: string },
  change: SessionChange,
): Promise<Outcome<{ id: string }>> {
  const checked = await checkedHours(tx, eventId, change);
  if (!checked.ok) return checked;
  const { startsAt, endsAt } = checked.value;
  const { numAffectedRows } = await sql`update summit.session
    set core_area = ${change.coreArea}, title = ${change.title}, summary = ${change.summary}, room = ${change.room},
      starts_at = ${startsAt}, ends_at = ${endsAt}, capacity = ${change.capacity},
      speakers = ${JSON.stringify(change.speakers)}::jsonb, revision = revision + 1
    where id = ${id} and event_id = ${eventId} and revision = ${change.revision}`.execute(tx);
  if (!numAffectedRows) return failWith('summit.changed-meanwhile', {});
  await tellIn(tx, 'summit.changed', { table: 'session', id });
  return succeed({ id });
}

async function checkedHours(
  tx: Tx,
  eventId: string,
  draft: SessionDraft,
): Promise<Outcome<{ startsAt: Date; endsAt: Date }>> {
  const { rows } = await sql<EventDays & { knows: boolean }>`
    select starts_on as "startsOn", ends_on as "endsOn", time_zone as "timeZone", state,
      exists (select from program.core_area where key = ${draft.coreArea}) as knows
    from summit.event where id = ${eventId}`.execute(tx);
  const event = rows[0];
  if (!event) return failWith('summit.not-found', {});
  if (event.state === 'closed') return failWith('summit.not-open', { state: 'closed' });
  const problems = [];
  if (!event.knows)
    problems.push({
      field: 'coreArea',
      message: 'There is no such core area.',
      mend: 'Choose one from the list.',
    });
  if (draft.day < event.startsOn || draft.day > event.endsOn)
    problems.push({
      field: 'day',
      message: `The summit is from ${event.startsOn} to ${event.endsOn}.`,
      mend: 'Choose one of its days.',
    });
  if (draft.to <= draft.from)
    problems.push({ field: 'to', message: 'It ends before it begins.', mend: 'Choose a later time.' });
  if (problems.length > 0) return failWith('summit.days-do-not-fit', {}, problems);
  return succeed({
    startsAt: momentAt(draft.day, draft.from, event.timeZone),
    endsAt: momentAt(draft.day, draft.to, event.timeZone),
  });
}
