import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { may, recordCreation } from '#platform/workflow/move.ts';
import type { ProjectDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { projectWorkflow } from '../states.ts';
import { addMemberIn } from './members.ts';
import { makeMoveIn } from './move-record.ts';
import { tellIn } from './tell.ts';

/**
 * A researcher proposes for their own agency and is the first member; the site may propose with any partner and
 * names the members. A connection that led here is closed by it.
 */
export async function proposeProjectIn(
  tx: Tx,
  siteId: string,
  draft: ProjectDraft,
  year: number,
): Promise<Outcome<{ id: string }>> {
  const proposer = await proposerOf(tx, siteId, draft.partnerId);
  if (!proposer) return failWith('research.partner-unknown', {});
  if (draft.connectionId && !(await isAccepted(tx, siteId, draft.connectionId, draft.partnerId)))
    return failWith('research.not-found', {});
  const id = uuidv7();
  const number = await nextNumber(tx, 'RPR', year);
  await sql`insert into research.project
      (id, site_id, number, connection_id, partner_agency_id, title, question, purpose, starts_on, ends_on)
    values (${id}, ${siteId}, ${number}, ${draft.connectionId}, ${draft.partnerId}, ${draft.title},
      ${draft.question}, ${draft.purpose}, ${draft.startsOn}, ${draft.endsOn})`.execute(tx);
  await recordCreation(tx, projectWorkflow, { id, siteId });
  const members = proposer.manages ? draft.memberIds : [proposer.personId];
  for (const personId of new Set(members)) {
    const added = await addMemberIn(tx, { siteId, id }, { personId });
    if (!added.ok) return added;
  }
  if (draft.connectionId) {
    const opened = await makeMoveIn(tx, 'connection', { siteId, id: draft.connectionId }, { move: 'open' });
    if (!opened.ok) return opened;
  }
  await tellIn(tx, 'project', { id, siteId });
  return succeed({ id });
}

async function proposerOf(tx: Tx, siteId: string, partnerId: string) {
  const manages = await may(tx, 'research.manage', siteId);
  const { rows } = await sql<{ personId: string; fits: boolean }>`
    select access.person_id() as "personId", exists (
      select from identity.agency a where a.id = ${partnerId}::uuid and a.kind = 'research partner'
        and (${manages} or research.works_for(access.person_id(), a.id, ${siteId}::uuid))) as fits`.execute(
    tx,
  );
  return rows[0]!.fits ? { manages, personId: rows[0]!.personId } : null;
}

async function isAccepted(tx: Tx, siteId: string, id: string, partnerId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from research.connection
    where id = ${id} and site_id = ${siteId} and partner_agency_id = ${partnerId} and state = 'accepted'`.execute(
    tx,
  );
  return rows.length > 0;
}
