import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { PartKey } from './own-part.ts';

const MINUTES = 5;

type Held = { heldBy: string; who: string; until: Date };

/** Takes or renews the lock on one’s own agency’s part; another’s is taken over only with a reason. */
export async function takeLockIn(
  tx: Tx,
  part: PartKey,
  now: Date,
  takeOverBecause?: string,
): Promise<Outcome<{ until: string }>> {
  const until = new Date(now.getTime() + MINUTES * 60_000);
  const taken = await sql`
    insert into cases.record_lock as l (case_id, agency_id, site_id, compartment_id, held_since, held_until)
    values (${part.caseId}, ${part.agencyId}, ${part.siteId}, ${part.compartmentId}, ${now}, ${until})
    on conflict (case_id, agency_id) do update set
      held_by = access.person_id(), held_until = excluded.held_until,
      held_since = case when l.held_by = access.person_id() and l.held_until > ${now}
        then l.held_since else excluded.held_since end,
      taken_from = case when l.held_by = access.person_id() then l.taken_from
        when l.held_until > ${now} then l.held_by end,
      taken_why = case when l.held_by = access.person_id() then l.taken_why
        when l.held_until > ${now} then ${takeOverBecause ?? null} end
    where l.held_by = access.person_id() or l.held_until <= ${now} or ${takeOverBecause ?? null}::text is not null
    returning 1`.execute(tx);
  if (taken.rows.length > 0) return succeed({ until: until.toISOString() });
  return refused(await heldByAnother(tx, part, now));
}

/** Nobody writes while a colleague does: said before anything is recorded. */
export async function refuseIfLockedIn(tx: Tx, part: PartKey, now: Date): Promise<Outcome<null>> {
  const held = await heldByAnother(tx, part, now);
  return held ? refused(held) : succeed(null);
}

export async function giveLockBackIn(tx: Tx, part: PartKey): Promise<Outcome<{ released: boolean }>> {
  const { rows } = await sql`
    delete from cases.record_lock
    where case_id = ${part.caseId} and agency_id = ${part.agencyId} and held_by = access.person_id()
    returning 1`.execute(tx);
  return succeed({ released: rows.length > 0 });
}

async function heldByAnother(tx: Tx, { caseId, agencyId }: PartKey, now: Date): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select held_by as "heldBy", identity.name_of(held_by) as who, held_until as until
    from cases.record_lock
    where case_id = ${caseId} and agency_id = ${agencyId} and held_by <> access.person_id()
      and held_until > ${now}`.execute(tx);
  return rows[0];
}

function refused(held: Held | undefined) {
  const until = held ? `${held.until.toISOString().slice(11, 16)} UTC` : 'a moment from now';
  return failWith('cases.locked', { who: held?.who ?? 'A colleague', until });
}
