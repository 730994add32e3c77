import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

export type OpenObjective = { id: string; title: string; goalTitle: string; planNumber: string };
export type OpenGoal = { id: string; title: string; planNumber: string };

/** What a request or a recommendation of the site can serve: the objectives of its plans as they are written today. */
export async function openObjectives(tx: Tx, siteId: string): Promise<OpenObjective[]> {
  const { rows } = await sql<OpenObjective>`
    select o.id, o.title, g.title as "goalTitle", p.number as "planNumber"
    from planning.objective o
    join planning.goal g on g.id = o.goal_id
    join planning.plan p on p.id = o.plan_id
    where o.site_id = ${siteId} and o.removed_at is null and g.removed_at is null
    order by p.number desc, g.position, g.id, o.position, o.id`.execute(tx);
  return rows;
}

/** The goals that an objective can be put under. */
export async function openGoals(tx: Tx, siteId: string): Promise<OpenGoal[]> {
  const { rows } = await sql<OpenGoal>`
    select g.id, g.title, p.number as "planNumber"
    from planning.goal g
    join planning.plan p on p.id = g.plan_id
    where g.site_id = ${siteId} and g.removed_at is null
    order by p.number desc, g.position, g.id`.execute(tx);
  return rows;
}
