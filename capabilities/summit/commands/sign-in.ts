import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { SignedIn, SignInRequest } from '../contract.ts';
import { failWith } from '../errors.ts';
import { isCodeAt } from '../signing-in/code.ts';
import { tapOf, windowAt } from '../signing-in/window.ts';
import { type SummitState, summitWorkflow } from '../states.ts';
import { tellIn } from './tell.ts';

type Held = { eventId: string; title: string; startsAt: Date; endsAt: Date; state: SummitState };

/**
 * One tap with the code of the room. A second tap, or the same one sent again by a phone that did not hear the answer,
 * finds the first.
 */
export async function signInIn(
  tx: Tx,
  sessionId: string,
  request: SignInRequest,
  { now, secret }: { now: Date; secret: string },
): Promise<Outcome<SignedIn>> {
  const session = await sessionHeld(tx, sessionId);
  if (!session) return failWith('summit.not-found', {});
  const before = await ownSignIn(tx, sessionId);
  if (before) return succeed({ sessionId, title: session.title, at: before.toISOString() });
  const at = tapOf(request.tappedAt ? new Date(request.tappedAt) : null, now);
  if (at === 'sent-too-late') return failWith('summit.sent-too-late', {});
  const refused = refusal(session, at);
  if (refused) return refused;
  if (!isCodeAt(secret, sessionId, { code: request.code, at, sentLater: request.tappedAt !== null }))
    return failWith('summit.wrong-code', {}, [codeProblem]);
  await sql`insert into summit.attendance
      (id, site_id, event_id, session_id, person_id, registration_id, name, means, signed_in_at, sent_later)
    values (${uuidv7()}, summit.site_of_person(${session.eventId}), ${session.eventId}, ${sessionId},
      access.person_id(),
      (select r.id from summit.registration r
        where r.event_id = ${session.eventId} and r.person_id = access.person_id() and r.withdrawn_at is null),
      identity.name_of(access.person_id()), 'code', ${at}, ${request.tappedAt !== null})
    on conflict do nothing`.execute(tx);
  await tellIn(tx, 'summit.signed-in', { table: 'session', id: sessionId });
  return succeed({ sessionId, title: session.title, at: at.toISOString() });
}

function refusal(session: Held, at: Date) {
  if (session.state !== 'under-way' && session.state !== 'closed')
    return failWith('summit.not-under-way', {
      state: summitWorkflow.states[session.state].label.toLowerCase(),
    });
  const window = windowAt(session, at);
  if (window === 'not-yet') return failWith('summit.sign-in-not-yet', {});
  return window === 'over' ? failWith('summit.sign-in-over', {}) : null;
}

/** A person without a phone is marked by the host. */
export async function markOnRosterIn(
  tx: Tx,
  sessionId: string,
  registrationId: string,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const session = await sessionHeld(tx, sessionId);
  if (!session) return failWith('summit.not-found', {});
  if (windowAt(session, now) === 'not-yet') return failWith('summit.sign-in-not-yet', {});
  const { rows } = await sql<{ marked: boolean }>`
    select summit.mark_on_roster(${uuidv7()}, ${sessionId}, ${registrationId}, ${now}) as marked`.execute(tx);
  if (!rows[0]!.marked) return failWith('summit.not-found', {});
  await tellIn(tx, 'summit.signed-in', { table: 'session', id: sessionId });
  return succeed({ id: sessionId });
}

export async function takeBackIn(
  tx: Tx,
  sessionId: string,
  attendanceId: string,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ done: boolean }>`
    select summit.take_back(${attendanceId}, ${sessionId}) as done`.execute(tx);
  if (!rows[0]!.done) return failWith('summit.not-found', {});
  await tellIn(tx, 'summit.signed-in', { table: 'session', id: sessionId });
  return succeed({ id: sessionId });
}

async function sessionHeld(tx: Tx, id: string): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select s.event_id as "eventId", s.title, s.starts_at as "startsAt", s.ends_at as "endsAt", e.state
    from summit.session s
    join summit.event e on e.id = s.event_id
    where s.id = ${id}`.execute(tx);
  return rows[0];
}

async function ownSignIn(tx: Tx, sessionId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select signed_in_at as at from summit.attendance
    where session_id = ${sessionId} and person_id = access.person_id() and taken_back_at is null`.execute(tx);
  return rows[0]?.at ?? null;
}

const codeProblem = {
  field: 'code',
  message: 'This is not the code that the room shows.',
  mend: 'Type the code again; it changes every minute.',
};
