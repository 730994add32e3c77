import { type RawBuilder, sql } from 'kysely';
import { dayIn } from '#platform/clock/days.ts';
import { wallTime } from '#platform/clock/wall-clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Material, Session, SessionOfSummit, Summit, SummitSummary } from '../contract.ts';
import { windowAt } from '../signing-in/window.ts';

type EventRow = Omit<SummitSummary, 'stateSince'> & { stateSince: Date; revision: number };
type SessionRow = Omit<Session, 'startsAt' | 'endsAt' | 'day' | 'from' | 'to' | 'window' | 'signedInAt'> & {
  startsAt: Date;
  endsAt: Date;
  signedInAt: Date | null;
  timeZone: string;
};
type MaterialRow = Omit<Material, 'addedAt'> & { addedAt: Date };

/** The summits, the latest first. */
export async function listSummits(tx: Tx): Promise<SummitSummary[]> {
  return (await eventsWhere(tx, sql`true`)).map(summaryOf);
}

export async function findSummitSummary(tx: Tx, id: string): Promise<SummitSummary | null> {
  const [row] = await eventsWhere(tx, sql`e.id = ${id}`);
  return row ? summaryOf(row) : null;
}

export async function findSummit(tx: Tx, id: string, now: Date): Promise<Summit | null> {
  const [row] = await eventsWhere(tx, sql`e.id = ${id}`);
  if (!row) return null;
  return {
    ...summaryOf(row),
    revision: row.revision,
    sessions: await sessionsWhere(tx, sql`s.event_id = ${id}`, now),
    materials: await materialsWhere(tx, sql`m.event_id = ${id}`),
    ...(await historyOf(tx, 'summit', id)),
  };
}

/** One session with what is handed out in it, and the summit it belongs to. */
export async function findSession(tx: Tx, id: string, now: Date): Promise<SessionOfSummit | null> {
  const [session] = await sessionsWhere(tx, sql`s.id = ${id}`, now);
  if (!session) return null;
  const summit = await findSummitSummary(tx, session.eventId);
  if (!summit) return null;
  return { ...session, summit, materials: await materialsWhere(tx, sql`m.session_id = ${id}`) };
}

export async function findMaterial(
  tx: Tx,
  id: string,
): Promise<{ fileName: string; mediaType: string; sha256: string } | null> {
  const { rows } = await sql<{ fileName: string; mediaType: string; sha256: string }>`
    select file_name as "fileName", media_type as "mediaType", sha256
    from summit.material where id = ${id} and withdrawn_at is null`.execute(tx);
  return rows[0] ?? null;
}

async function eventsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.id, e.number, e.state, e.state_since as "stateSince", e.title, e.starts_on as "startsOn",
      e.ends_on as "endsOn", e.time_zone as "timeZone", e.place, e.seats_per_site as "seatsPerSite", e.revision
    from summit.event e where ${condition} order by e.starts_on desc limit 50`.execute(tx);
  return rows;
}

function summaryOf({ revision: _, stateSince, ...row }: EventRow): SummitSummary {
  return { ...row, stateSince: stateSince.toISOString() };
}

async function sessionsWhere(tx: Tx, condition: RawBuilder<unknown>, now: Date): Promise<Session[]> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.event_id as "eventId", s.core_area as "coreArea", c.name as "coreAreaName", s.title, s.summary,
      s.room, s.starts_at as "startsAt", s.ends_at as "endsAt", s.capacity, s.speakers, s.revision,
      e.time_zone as "timeZone",
      (select a.signed_in_at from summit.attendance a
        where a.session_id = s.id and a.person_id = access.person_id() and a.taken_back_at is null
        limit 1) as "signedInAt"
    from summit.session s
    join summit.event e on e.id = s.event_id
    join program.core_area c on c.key = s.core_area
    where ${condition}
    order by s.starts_at, s.id`.execute(tx);
  return rows.map((row) => sessionOf(row, now));
}

function sessionOf({ startsAt, endsAt, signedInAt, timeZone, ...row }: SessionRow, now: Date): Session {
  return {
    ...row,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    day: dayIn(timeZone, startsAt),
    from: wallTime(startsAt, timeZone),
    to: wallTime(endsAt, timeZone),
    window: windowAt({ startsAt, endsAt }, now),
    signedInAt: signedInAt?.toISOString() ?? null,
  };
}

async function materialsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Material[]> {
  const { rows } = await sql<MaterialRow>`
    select m.id, m.session_id as "sessionId", m.title, m.file_name as "fileName", m.bytes, m.added_at as "addedAt"
    from summit.material m where ${condition} and m.withdrawn_at is null order by m.added_at, m.id`.execute(
    tx,
  );
  return rows.map(({ addedAt, ...row }) => ({ ...row, addedAt: addedAt.toISOString() }));
}
