import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { MemberChange, NewCollaborative } from '../contract.ts';
import { failWith } from '../errors.ts';

/** Opens a collaborative of agencies, with those that decide what of its plans is public. */
export async function openCollaborativeIn(
  tx: Tx,
  siteId: string,
  { name, about, members }: NewCollaborative,
): Promise<Outcome<{ id: string }>> {
  if (!members.some(({ decidesPublic }) => decidesPublic))
    return failWith('planning.part-refused', {}, [
      {
        field: 'members',
        message: 'Nobody would decide what is public.',
        mend: 'Name at least one agency for it.',
      },
    ]);
  const { rows } = await sql`
    select 1 from planning.collaborative where site_id = ${siteId} and name = ${name}`.execute(tx);
  if (rows.length > 0) return failWith('planning.already-there', { name });
  const id = uuidv7();
  await sql`insert into planning.collaborative (id, site_id, name, about)
    values (${id}, ${siteId}, ${name}, ${about})`.execute(tx);
  await sql`insert into planning.collaborative_member (collaborative_id, site_id, agency_id, decides_public)
    select ${id}, ${siteId}, m.agency_id, bool_or(m.decides)
    from unnest(${members.map(({ agencyId }) => agencyId)}::uuid[], ${members.map(({ decidesPublic }) => decidesPublic)}::boolean[])
      as m (agency_id, decides)
    join identity.agency a on a.id = m.agency_id
    group by m.agency_id`.execute(tx);
  await tell(tx, siteId, id);
  return succeed({ id });
}

/** An agency joins, leaves, or is named to decide what is public. */
export async function changeMemberIn(
  tx: Tx,
  { siteId, id, agencyId }: { siteId: string; id: string; agencyId: string },
  { decidesPublic, isMember }: MemberChange,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql`
    select 1 from planning.collaborative c
    join identity.agency a on a.id = ${agencyId}
    where c.id = ${id} and c.site_id = ${siteId}`.execute(tx);
  if (rows.length === 0) return failWith('planning.not-found', {});
  await sql`insert into planning.collaborative_member (collaborative_id, site_id, agency_id, decides_public)
    values (${id}, ${siteId}, ${agencyId}, ${decidesPublic})
    on conflict (collaborative_id, agency_id) do update set
      decides_public = ${decidesPublic}, left_at = ${isMember ? null : sql`now()`}`.execute(tx);
  await tell(tx, siteId, id);
  return succeed({ id });
}

async function tell(tx: Tx, siteId: string, id: string): Promise<void> {
  await emitIn(tx, {
    ...{ kind: 'planning.collaborative-changed', siteId, permission: 'planning.read' },
    subject: { table: 'planning.collaborative', id },
    payload: {},
  });
}
