import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Activity } from '../contract.ts';
import { activitiesOf, statusOf } from './activities.ts';

type Row = Pick<
  Activity,
  | 'number'
  | 'planId'
  | 'planNumber'
  | 'title'
  | 'detail'
  | 'under'
  | 'ownerAgency'
  | 'ownerId'
  | 'owner'
  | 'startsOn'
  | 'dueOn'
  | 'budgetCents'
  | 'mayReport'
  | 'mayAssign'
>;

/** One activity, with all that was reported on it and everything that happened to it. */
export async function findActivity(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
  today: string,
): Promise<Activity | null> {
  const { rows } = await sql<Row>`
    select a.number, p.id as "planId", p.number as "planNumber", a.title, a.detail,
      array[g.title, o.title, s.title] as under, y.name as "ownerAgency", a.owner_id as "ownerId",
      identity.name_of(a.owner_id) as owner, a.starts_on as "startsOn", a.due_on as "dueOn",
      a.budget_cents as "budgetCents", planning.may_report(a.id) as "mayReport",
      planning.may(p.id, 'planning.write') as "mayAssign"
    from planning.activity a
    join planning.plan p on p.id = a.plan_id
    join planning.strategy s on s.id = a.strategy_id
    join planning.objective o on o.id = s.objective_id
    join planning.goal g on g.id = o.goal_id
    left join identity.agency y on y.id = a.owner_agency_id
    where a.id = ${id} and a.site_id = ${siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const status = (await activitiesOf(tx, [row.planId], today)).find((one) => one.id === id);
  if (!status) return null;
  return {
    ...statusOf(status),
    ...row,
    reports: await reportsOn(tx, id),
    ...(await historyOf(tx, 'plan-activity', id)),
  };
}

async function reportsOn(tx: Tx, id: string): Promise<Activity['reports']> {
  const { rows } = await sql<Omit<Activity['reports'][number], 'at'> & { at: Date }>`
    select r.id, r.percent, r.words, r.spent_cents as "spentCents",
      coalesce(identity.name_of(r.reported_by), 'A colleague') as by, r.reported_at as at
    from planning.progress r
    where r.activity_id = ${id}
    order by r.reported_at desc
    limit 200`.execute(tx);
  return rows.map(({ at, ...report }) => ({ ...report, at: at.toISOString() }));
}
