import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { areOfSite } from '#capabilities/meetings/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { RegistrationDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { type SummitState, summitWorkflow } from '../states.ts';
import { tellIn } from './tell.ts';

type Place = { siteId: string; eventId: string };
const REGISTERING: readonly SummitState[] = ['registration-open', 'under-way'];

/** A person of the site, or a guest by name, on a seat of the site or, when all are taken, on its wait list. */
export async function registerIn(
  tx: Tx,
  place: Place,
  draft: RegistrationDraft,
): Promise<Outcome<{ id: string }>> {
  const open = await lockOpenIn(tx, place.eventId);
  if (!open.ok) return open;
  if (!(await areOfSite(tx, place.siteId, [draft.personId]))) return failWith('summit.person-unknown', {});
  if (await isRegistered(tx, place, draft)) return failWith('summit.already-registered', {});
  const id = uuidv7();
  const isFree = (await seatsTaken(tx, place)) < open.value.seats;
  await sql`insert into summit.registration (id, site_id, event_id, person_id, name, seated_at)
    values (${id}, ${place.siteId}, ${place.eventId}, ${draft.personId},
      coalesce(identity.name_of(${draft.personId}::uuid), ${draft.name}), ${isFree ? sql`now()` : null})`.execute(
    tx,
  );
  await tellIn(tx, 'summit.registered', { table: 'registration', id }, place.siteId);
  return succeed({ id });
}

/** The seat that comes free is the first waiting person's. */
export async function withdrawIn(tx: Tx, place: Place, id: string): Promise<Outcome<{ id: string }>> {
  const open = await lockOpenIn(tx, place.eventId);
  if (!open.ok) return open;
  const { numAffectedRows } = await sql`update summit.registration set withdrawn_at = now()
    where id = ${id} and site_id = ${place.siteId} and event_id = ${place.eventId} and withdrawn_at is null`.execute(
    tx,
  );
  if (!numAffectedRows) return failWith('summit.not-found', {});
  if ((await seatsTaken(tx, place)) < open.value.seats) {
    await sql`update summit.registration set seated_at = now()
      where id = (
        select r.id from summit.registration r
        where r.event_id = ${place.eventId} and r.site_id = ${place.siteId}
          and r.seated_at is null and r.withdrawn_at is null
        order by r.registered_at, r.id limit 1)`.execute(tx);
  }
  await tellIn(tx, 'summit.withdrawn', { table: 'registration', id }, place.siteId);
  return succeed({ id });
}

/** Seats are given one person at a time: two who register at once can't both have the last one. */
async function lockOpenIn(tx: Tx, eventId: string): Promise<Outcome<{ seats: number }>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`summit seats ${eventId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ state: SummitState; seats: number }>`
    select state, seats_per_site as seats from summit.event where id = ${eventId}`.execute(tx);
  const event = rows[0];
  if (!event) return failWith('summit.not-found', {});
  if (!REGISTERING.includes(event.state))
    return failWith('summit.not-open', { state: summitWorkflow.states[event.state].label.toLowerCase() });
  return succeed({ seats: event.seats });
}

async function seatsTaken(tx: Tx, { siteId, eventId }: Place): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from summit.registration
    where event_id = ${eventId} and site_id = ${siteId} and seated_at is not null and withdrawn_at is null`.execute(
    tx,
  );
  return rows[0]!.n;
}

async function isRegistered(tx: Tx, { siteId, eventId }: Place, { personId, name }: RegistrationDraft) {
  const { rows } = await sql`
    select 1 from summit.registration
    where event_id = ${eventId} and withdrawn_at is null
      and (person_id = ${personId}::uuid or (${personId}::uuid is null and site_id = ${siteId} and name = ${name}))`.execute(
    tx,
  );
  return rows.length > 0;
}
