import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { ConnectionDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { connectionWorkflow } from '../states.ts';
import { tellIn } from './tell.ts';

/** A liaison suggests a research partner to a site, with the reason. */
export async function suggestPartnerIn(
  tx: Tx,
  siteId: string,
  draft: ConnectionDraft,
  year: number,
): Promise<Outcome<{ id: string }>> {
  if (!(await isResearchPartner(tx, draft.partnerId))) return failWith('research.partner-unknown', {});
  const id = uuidv7();
  const number = await nextNumber(tx, 'RCN', year);
  await sql`insert into research.connection (id, site_id, number, partner_agency_id, topic, why)
    values (${id}, ${siteId}, ${number}, ${draft.partnerId}, ${draft.topic}, ${draft.why})`.execute(tx);
  await recordCreation(tx, connectionWorkflow, { id, siteId });
  await tellIn(tx, 'connection', { id, siteId });
  return succeed({ id });
}

export async function isResearchPartner(tx: Tx, agencyId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from identity.agency where id = ${agencyId} and kind = 'research partner'`.execute(tx);
  return rows.length > 0;
}
