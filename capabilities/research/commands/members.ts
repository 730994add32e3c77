import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { Target } from './move-record.ts';
import { tellIn } from './tell.ts';

/** Takes a researcher of the partner into a project. */
export async function addMemberIn(
  tx: Tx,
  { siteId, id }: Target,
  { personId }: { personId: string },
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ fits: boolean; isMember: boolean }>`
    select research.works_for(${personId}::uuid, p.partner_agency_id, p.site_id) as fits,
      exists (select from research.member m
        where m.project_id = p.id and m.person_id = ${personId}::uuid and m.removed_at is null) as "isMember"
    from research.project p where p.id = ${id} and p.site_id = ${siteId}`.execute(tx);
  const standing = rows[0] ?? (await ownProposal(tx, id));
  if (!standing) return failWith('research.not-found', {});
  if (!standing.fits) return failWith('research.not-a-researcher', {});
  if (standing.isMember) return failWith('research.already-member', {});
  await sql`insert into research.member (id, site_id, project_id, person_id)
    values (${uuidv7()}, ${siteId}, ${id}, ${personId})`.execute(tx);
  await tellIn(tx, 'project', { id, siteId });
  return succeed({ id });
}

/** Who has just proposed a project is not yet its member, so does not see it; the database knows whose it is. */
async function ownProposal(tx: Tx, id: string) {
  const { rows } = await sql<{ mine: boolean }>`select research.proposed_by_me(${id}::uuid) as mine`.execute(
    tx,
  );
  return rows[0]!.mine ? { fits: true, isMember: false } : null;
}

/** From this moment the person sees nothing of the project, its extracts included. */
export async function removeMemberIn(
  tx: Tx,
  { siteId, id }: Target,
  memberId: string,
): Promise<Outcome<{ id: string }>> {
  const { numAffectedRows } = await sql`update research.member set removed_at = now()
    where id = ${memberId} and project_id = ${id} and site_id = ${siteId} and removed_at is null`.execute(tx);
  if (numAffectedRows === 0n) return failWith('research.not-found', {});
  await tellIn(tx, 'project', { id, siteId });
  return succeed({ id });
}
