import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { hashOf, newToken } from './secrets/tokens.ts';

export type Stage = 'second step' | 'enrolment' | 'open';

const MINUTE = 60_000;
export const IDLE_LIMIT = 30 * MINUTE;
const ABSOLUTE_LIMIT = 12 * 60 * MINUTE;
/** Long enough to fetch a phone, short enough that a half-made sign-in is not left lying about. */
const UNFINISHED_LIMIT = 15 * MINUTE;
const STEP_UP_LIMIT = 15 * MINUTE;
/** Presence is noted at most this often, so that reading pages does not write rows. */
const NOTE_PRESENCE_EVERY = MINUTE;

export type Session = {
  id: string;
  personId: string;
  name: string;
  email: string;
  isDemo: boolean;
  stage: Stage;
  secondFactor: boolean;
  seenAt: Date;
  lockedAt: Date | null;
  stepUpUntil: Date | null;
};

/**
 * The session of this token, if it is not over. What holds now counts: a suspended person has none, and whoever was
 * given an operational role since signing in with one factor owes the second.
 */
export async function findSession(tx: Tx, token: string, now: Date): Promise<Session | null> {
  const { rows } = await sql<Session>`
    select s.id, s.person_id as "personId", p.name, p.email, p.is_demo as "isDemo", s.second_factor as "secondFactor",
      s.seen_at as "seenAt", s.locked_at as "lockedAt", s.step_up_until as "stepUpUntil",
      case
        when s.stage <> 'open' or s.second_factor or not identity.needs_second_factor(p.id) then s.stage
        when exists (select from identity.authenticator a where a.person_id = p.id and a.confirmed_at is not null)
          or exists (select from identity.passkey k where k.person_id = p.id) then 'second step'
        else 'enrolment'
      end as stage
    from identity.session s
    join identity.person p on p.id = s.person_id
    where s.token_hash = ${hashOf(token)}
      and s.ended_at is null
      and s.ends_at > ${now}
      and p.status = 'active'`.execute(tx);
  return rows[0] ?? null;
}

export function isLocked(session: Session, now: Date): boolean {
  return session.lockedAt !== null || now.getTime() - session.seenAt.getTime() > IDLE_LIMIT;
}

export async function notePresence(tx: Tx, session: Session, now: Date): Promise<void> {
  if (now.getTime() - session.seenAt.getTime() < NOTE_PRESENCE_EVERY) return;
  await tx
    .updateTable('identity.session')
    .set({ seen_at: now })
    .where('id', '=', session.id)
    .where('seen_at', '<', now)
    .execute();
}

export async function lockSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ locked_at: now })
    .where('id', '=', sessionId)
    .where('locked_at', 'is', null)
    .execute();
}

export type Opening = { personId: string; stage: Stage; secondFactor: boolean; device: string };

/** Always a fresh token, whatever the browser brought: a token planted in it beforehand opens nothing. */
export async function openSession(tx: Tx, opening: Opening, now: Date): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('identity.session')
    .values({
      id: uuidv7(),
      person_id: opening.personId,
      token_hash: hashOf(token),
      stage: opening.stage,
      second_factor: opening.secondFactor,
      device: opening.device,
      started_at: now,
      seen_at: now,
      ends_at: later(now, opening.stage === 'open' ? ABSOLUTE_LIMIT : UNFINISHED_LIMIT),
      step_up_until: opening.stage === 'open' ? later(now, STEP_UP_LIMIT) : null,
    })
    .execute();
  return token;
}

/** The second factor was given: the session becomes whole, under a new token. `null`: it was finished or ended meanwhile. */
export async function completeSession(tx: Tx, sessionId: string, now: Date): Promise<string | null> {
  const token = newToken();
  const completed = await tx
    .updateTable('identity.session')
    .set({
      token_hash: hashOf(token),
      stage: 'open',
      second_factor: true,
      seen_at: now,
      ends_at: sql<Date>`started_at + ${ABSOLUTE_LIMIT / 1000} * interval '1 second'`,
      step_up_until: later(now, STEP_UP_LIMIT),
    })
    .where('id', '=', sessionId)
    .where('second_factor', '=', false)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return completed.numUpdatedRows === 1n ? token : null;
}

/** The person has shown again that it is them: the lock opens and sensitive work is possible for a while. */
export async function confirmSession(tx: Tx, sessionId: string, now: Date): Promise<string> {
  const token = newToken();
  await tx
    .updateTable('identity.session')
    .set({
      token_hash: hashOf(token),
      locked_at: null,
      seen_at: now,
      step_up_until: later(now, STEP_UP_LIMIT),
    })
    .where('id', '=', sessionId)
    .execute();
  return token;
}

export async function endSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ ended_at: now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
