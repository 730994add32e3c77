import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import type { ApprovalTerms } from '../contract.ts';
import { failWith } from '../errors.ts';
import { makeMoveIn, type Target } from './move-record.ts';

/** The data owner’s yes, with its conditions and its last day; neither the researcher’s nor the preparer’s to give. */
export async function approveDataUseIn(
  tx: Tx,
  target: Target,
  { expiresOn, conditions }: ApprovalTerms,
  today: string,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ latest: string; mayDecide: boolean }>`
    select p.ends_on as latest, a.state = 'prepared' and access.may('research.approve', a.site_id)
      and not platform.has_made(a.id, array['create', 'resubmit', 'prepare'], access.person_id()) as "mayDecide"
    from research.approval a join research.project p on p.id = a.project_id
    where a.id = ${target.id} and a.site_id = ${target.siteId} for update of a`.execute(tx);
  const standing = rows[0];
  if (!standing) return failWith('research.not-found', {});
  // Whoever may not decide hears why from the move itself.
  if (!standing.mayDecide) return makeMoveIn(tx, 'approval', target, { move: 'approve' });
  if (expiresOn < today || expiresOn > standing.latest) {
    return failWith('research.expiry-out-of-range', { latest: standing.latest });
  }
  await sql`update research.approval set expires_on = ${expiresOn}, conditions = ${conditions}
    where id = ${target.id}`.execute(tx);
  return makeMoveIn(tx, 'approval', target, { move: 'approve' });
}
