import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith as failMove, moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { findAgreement } from '../queries/find-agreement.ts';
import { agreementWorkflow } from '../states.ts';
import { tellOfAgreement } from './tell.ts';

/**
 * Signs for one party. The last signature makes the agreement signed; it is in force once its start has come. Two who
 * sign at once wait for each other at the agreement’s row, so that one of them is the last.
 */
export async function signAgreementIn(
  tx: Tx,
  target: { siteId: string; id: string },
  { agencyId }: { agencyId: string },
): Promise<Outcome<{ id: string }>> {
  await sql`select 1 from sharing.agreement where id = ${target.id} for update`.execute(tx);
  const agreement = await findAgreement(tx, target);
  if (!agreement) return failWith('sharing.not-found', {});
  if (agreement.state !== 'for signature') {
    const state = agreementWorkflow.states[agreement.state].label.toLowerCase();
    return failMove('workflow.wrong-state', { label: 'Sign', state });
  }
  const party = agreement.parties.find(({ id }) => id === agencyId);
  if (!party) return failWith('sharing.not-a-party', {});
  if (party.signedAt) return failWith('sharing.already-signed', {});
  if (!party.mayISign) return failWith('sharing.not-yours-to-sign', {});
  await sql`insert into sharing.signature (id, agreement_id, site_id, agency_id)
    values (${uuidv7()}, ${target.id}, ${target.siteId}, ${agencyId})`.execute(tx);
  const named = { ...target, number: agreement.number };
  await tellOfAgreement(tx, 'sharing.agreement-signed-by-party', named);
  if (agreement.parties.some(({ id, signedAt }) => id !== agencyId && !signedAt)) return succeed(target);
  const moved = await moveIn(tx, agreementWorkflow, { id: target.id, move: 'complete-signing' });
  if (!moved.ok) return moved;
  await tellOfAgreement(tx, 'sharing.agreement-signed', named);
  return succeed(target);
}
