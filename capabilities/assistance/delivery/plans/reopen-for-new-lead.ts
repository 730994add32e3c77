import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { workPlanWorkflow } from '../states.ts';

/** Whoever leads next plans for itself: a plan that was on its way or approved is open again. */
export async function reopenForNewLeadIn(
  tx: Tx,
  request: { siteId: string; id: string },
  reason: string,
): Promise<Outcome<unknown>> {
  const { rows } = await sql<{ id: string }>`
    select id from assistance.work_plan
    where request_id = ${request.id} and site_id = ${request.siteId}
      and state in ('with-site', 'with-program', 'approved')`.execute(tx);
  if (!rows[0]) return succeed(null);
  return moveIn(tx, workPlanWorkflow, { id: rows[0].id, move: 'change-lead', reason });
}
