import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { activitiesOf } from './activities/find-activity.ts';
import type { Delivery } from './contract.ts';
import { costsOf } from './costs/record-cost.ts';
import { deliverablesOf } from './deliverables/find-deliverable.ts';
import { followUpsOfRequest } from './follow-ups/answer.ts';
import { findPlan } from './plans/find-plan.ts';
import type { Target } from './tell.ts';

export async function findDelivery(tx: Tx, request: Target): Promise<Delivery | null> {
  type Row = Delivery['request'] & { isMine: boolean; planId: string | null };
  const { rows } = await sql<Row>`
    select r.id, r.number, r.title, r.state, r.id in (select assistance.my_requests()) as "isMine",
      (select p.id from assistance.work_plan p where p.request_id = r.id) as "planId"
    from assistance.request r
    where r.id = ${request.id} and r.site_id = ${request.siteId}`.execute(tx);
  if (!rows[0]) return null;
  const { isMine, planId, ...held } = rows[0];
  return {
    request: held,
    isMine,
    plan: planId === null ? null : await findPlan(tx, { siteId: request.siteId, id: planId }),
    activities: await activitiesOf(tx, request),
    deliverables: await deliverablesOf(tx, request),
    costs: await costsOf(tx, request),
    followUps: await followUpsOfRequest(tx, request),
  };
}
