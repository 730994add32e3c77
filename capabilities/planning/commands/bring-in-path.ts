import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import { activityWorkflow } from '../states.ts';
import { openPlanIn } from './open-plan.ts';

/** A path of titles from the plan down, as deep as an older plan goes there. */
export type PlanPath = {
  siteId: string;
  plan: string;
  startsOn: string;
  endsOn: string;
  goal: string;
  objective: string | null;
  strategy: string | null;
  activity: string | null;
  dueOn: string | null;
};

/** Parts that were found or made already, so that a long plan asks for each of them once. */
export type KnownParts = Map<string, string>;

/**
 * Brings in what of the path is not there yet, each part found by its title under the one above. The plan is the
 * site's from then on: nothing that is there is changed.
 */
export async function bringInPathIn(
  tx: Tx,
  path: PlanPath,
  { year, known }: { year: number; known: KnownParts },
): Promise<Outcome<{ planId: string; partId: string }>> {
  const plan = await planOf(tx, path, year, known);
  if (!plan.ok) return plan;
  const inPlan = { siteId: path.siteId, planId: plan.value };
  let partId = await part(tx, known, inPlan, { table: 'goal', above: null, title: path.goal });
  const levels = [
    ['objective', 'goal_id', path.objective],
    ['strategy', 'objective_id', path.strategy],
  ] as const;
  for (const [table, column, title] of levels) {
    if (title === null) return succeed({ planId: plan.value, partId });
    partId = await part(tx, known, inPlan, { table, above: { column, id: partId }, title });
  }
  if (path.activity === null) return succeed({ planId: plan.value, partId });
  const activity = { strategyId: partId, title: path.activity, dueOn: path.dueOn };
  return succeed({ planId: plan.value, partId: await activityIn(tx, inPlan, activity, year) });
}

async function planOf(tx: Tx, path: PlanPath, year: number, known: KnownParts): Promise<Outcome<string>> {
  const { siteId, plan: title, startsOn, endsOn } = path;
  const key = `${siteId} ${title}`;
  const there =
    known.get(key) ?? (await idOf(tx, sql`planning.plan where site_id = ${siteId} and title = ${title}`));
  if (there) {
    known.set(key, there);
    return succeed(there);
  }
  const draft = { title, summary: '', collaborativeId: null, startsOn, endsOn };
  const opened = await openPlanIn(tx, { id: siteId }, draft, year);
  if (!opened.ok) return opened;
  known.set(key, opened.value.id);
  return succeed(opened.value.id);
}

type InPlan = { siteId: string; planId: string };
type Part = { table: string; above: { column: string; id: string } | null; title: string };

async function part(tx: Tx, known: KnownParts, { siteId, planId }: InPlan, wanted: Part): Promise<string> {
  const { table, above, title } = wanted;
  const key = `${planId} ${table} ${above?.id} ${title}`;
  const records = sql.table(`planning.${table}`);
  const under = above ? sql`and ${sql.ref(above.column)} = ${above.id}` : sql``;
  const there =
    known.get(key) ??
    (await idOf(
      tx,
      sql`${records} where plan_id = ${planId} ${under} and title = ${title} and removed_at is null`,
    ));
  const id = there ?? uuidv7();
  known.set(key, id);
  if (there) return id;
  const columns = ['id', 'site_id', 'plan_id', 'title', ...(above ? [above.column] : [])];
  const values = [id, siteId, planId, title, ...(above ? [above.id] : [])];
  await sql`insert into ${records} (position, ${sql.join(columns.map((name) => sql.ref(name)))})
    values ((select coalesce(max(p.position), 0) + 1 from ${records} p where p.plan_id = ${planId}),
      ${sql.join(values)})`.execute(tx);
  return id;
}

async function activityIn(
  tx: Tx,
  { siteId, planId }: InPlan,
  { strategyId, title, dueOn }: { strategyId: string; title: string; dueOn: string | null },
  year: number,
): Promise<string> {
  const there = await idOf(
    tx,
    sql`planning.activity where strategy_id = ${strategyId} and title = ${title} and removed_at is null`,
  );
  if (there) return there;
  const id = uuidv7();
  const number = await nextNumber(tx, 'PLA', year);
  await sql`insert into planning.activity (id, site_id, plan_id, strategy_id, position, number, title, due_on)
    values (${id}, ${siteId}, ${planId}, ${strategyId},
      (select coalesce(max(position), 0) + 1 from planning.activity where plan_id = ${planId}),
      ${number}, ${title}, ${dueOn})`.execute(tx);
  await recordCreation(tx, activityWorkflow, { id, siteId });
  return id;
}

async function idOf(tx: Tx, from: ReturnType<typeof sql>): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from ${from} order by id limit 1`.execute(tx);
  return rows[0]?.id;
}
