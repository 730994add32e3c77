import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { dollars } from '../money.ts';
import { type Target, toldOf } from '../tell.ts';
import type { Cost, CostDraft } from './contract.ts';

type Done = Outcome<{ id: string }>;
type Held = { planId: string; approved: boolean; left: number; activityFits: boolean };

/** What was spent, in cents, never more than the approved budget has left. */
export async function recordCostIn(tx: Tx, request: Target, draft: CostDraft): Promise<Done> {
  const { rows } = await sql<Held>`
    select p.id as "planId", p.state = 'approved' as approved,
      ${draft.activityId}::uuid is null or exists (
        select from assistance.activity a where a.id = ${draft.activityId} and a.request_id = p.request_id)
        as "activityFits",
      ((select coalesce(sum(b.cents), 0) from assistance.work_plan_budget b where b.work_plan_id = p.id)
        - (select coalesce(sum(c.cents), 0) from assistance.cost c
          where c.work_plan_id = p.id and c.taken_back_at is null))::int8 as left
    from assistance.work_plan p
    where p.request_id = ${request.id} and p.site_id = ${request.siteId}
      and p.request_id in (select assistance.my_requests())
    for update`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('assistance.not-your-request', {});
  if (!held.approved) return failWith('assistance.plan-not-approved', {});
  if (!held.activityFits) return failWith('assistance.delivery-not-found', {});
  if (draft.cents > held.left) return failWith('assistance.more-than-budget', { left: dollars(held.left) });
  const id = uuidv7();
  await sql`insert into assistance.cost
      (id, site_id, request_id, work_plan_id, activity_id, kind, cents, incurred_on, note)
    values (${id}, ${request.siteId}, ${request.id}, ${held.planId}, ${draft.activityId}, ${draft.kind},
      ${draft.cents}, ${draft.incurredOn}, ${draft.note})`.execute(tx);
  return toldOf(tx, 'cost', { siteId: request.siteId, id });
}

/** A cost that was wrong stays, with why it does not count. */
export async function takeBackCostIn(tx: Tx, target: Target, reason: string): Promise<Done> {
  const { numAffectedRows } = await sql`update assistance.cost
    set taken_back_at = now(), taken_back_because = ${reason}
    where id = ${target.id} and site_id = ${target.siteId} and taken_back_at is null
      and request_id in (select assistance.my_requests())`.execute(tx);
  if (!numAffectedRows) return failWith('assistance.delivery-not-found', {});
  return toldOf(tx, 'cost', target);
}

export async function costsOf(tx: Tx, request: Target): Promise<Cost[]> {
  const { rows } = await sql<Cost>`
    select c.id, c.kind, c.cents, c.incurred_on as "incurredOn", c.note, a.number as "activityNumber",
      coalesce(identity.name_of(c.recorded_by), 'The provider') as "recordedBy",
      c.taken_back_because as "takenBackBecause"
    from assistance.cost c left join assistance.activity a on a.id = c.activity_id
    where c.request_id = ${request.id} and c.site_id = ${request.siteId}
    order by c.incurred_on desc, c.id desc
    limit 500`.execute(tx);
  return rows;
}
