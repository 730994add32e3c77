import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { FidelityCheck, Plan, PlanPart, Progress } from '../contract.ts';
import { Part, type PartOf } from '../contract.ts';
import { judgeGoal } from '../measures/judge-goal.ts';
import { progressOf } from '../progress/progress-of.ts';
import { documentOrder } from '../versions/plan-content.ts';
import { type ActivityRow, activitiesOf, statusOf } from './activities.ts';
import { planColumns, planSources } from './list-plans.ts';
import { contentNow } from './plan-content.ts';
import { newestReadings } from './readings.ts';
import { versionsOf } from './versions.ts';

type Row = Omit<Plan, 'publishedAt' | 'rights' | 'parts' | 'statuses' | 'progress' | 'iMade' | 'timeline'> & {
  publishedAt: Date | null;
  mayWrite: boolean;
  mayPublish: boolean;
  mayDecide: boolean;
};

/** A plan as it is written now, with how it goes, what its measures say, and what the person asking may do with it. */
export async function findPlan(
  tx: Tx,
  target: { siteId: string; id: string },
  today: string,
): Promise<Plan | null> {
  const { rows } = await sql<Row>`
    select ${planColumns}, p.summary, p.collaborative_id as "collaborativeId", p.revision,
      planning.may(p.id, 'planning.write') as "mayWrite", planning.may(p.id, 'planning.publish') as "mayPublish",
      planning.may(p.id, 'planning.decide-public') as "mayDecide"
    from ${planSources}
    where p.id = ${target.id} and p.site_id = ${target.siteId}`.execute(tx);
  if (!rows[0]) return null;
  const { mayWrite, mayPublish, mayDecide, publishedAt, ...row } = rows[0];
  const [newest] = await versionsOf(tx, target);
  const parts = await partsOf(tx, target.id);
  const activities = await activitiesOf(tx, [target.id], today);
  return {
    ...row,
    publishedAt: publishedAt?.toISOString() ?? null,
    openVersion: newest && newest.state !== 'published' ? newest : null,
    ...(await historyOf(tx, 'plan-version', newest?.id ?? target.id)),
    parts,
    statuses: activities.map(statusOf),
    progress: progressOf(activities),
    progressOf: progressByPart(parts, activities),
    fidelity: await newestChecks(tx, target.id),
    measures: await measuresOf(tx, target.siteId, parts),
    rights: { write: mayWrite, publish: mayPublish, decidePublic: mayDecide },
  };
}

async function partsOf(tx: Tx, planId: string): Promise<PlanPart[]> {
  const { parts } = await contentNow(tx, planId);
  const { rows } = await sql<{ id: string; revision: number }>`
    ${sql.join(
      ['problem', 'goal', 'objective', 'strategy', 'activity'].map(
        (kind) => sql`select id, revision from ${sql.table(`planning.${kind}`)} where plan_id = ${planId}`,
      ),
      sql` union all `,
    )}`.execute(tx);
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
  return documentOrder(parts).map((part) => ({
    ...Part.parse(part),
    revision: revisions.get(part.id) ?? 1,
  }));
}

/** Of each goal, objective and strategy: what its activities come to. */
function progressByPart(
  parts: readonly PlanPart[],
  activities: readonly ActivityRow[],
): Record<string, Progress> {
  const below = new Map<string, ActivityRow[]>();
  const parents = new Map(parts.map(({ id, parentId }) => [id, parentId]));
  for (const activity of activities) {
    for (let id: string | null | undefined = activity.strategyId; id; id = parents.get(id))
      below.set(id, [...(below.get(id) ?? []), activity]);
  }
  const carrying = parts.filter(({ kind }) => kind !== 'problem' && kind !== 'activity');
  return Object.fromEntries(carrying.map(({ id }) => [id, progressOf(below.get(id) ?? [])]));
}

async function newestChecks(tx: Tx, planId: string): Promise<FidelityCheck[]> {
  const { rows } = await sql<Omit<FidelityCheck, 'at'> & { at: Date }>`
    select distinct on (f.strategy_id, f.item) f.strategy_id as "strategyId", f.item, f.is_met as "isMet", f.note,
      coalesce(identity.name_of(f.checked_by), 'A colleague') as by, f.checked_at as at
    from planning.fidelity_check f
    where f.plan_id = ${planId}
    order by f.strategy_id, f.item, f.checked_at desc`.execute(tx);
  return rows.map(({ at, ...check }) => ({ ...check, at: at.toISOString() }));
}

async function measuresOf(tx: Tx, siteId: string, parts: readonly PlanPart[]): Promise<Plan['measures']> {
  const readings = await newestReadings(tx, siteId);
  return parts
    .filter((part): part is PlanPart & PartOf<'goal'> => part.kind === 'goal')
    .map(({ id, fields }) => {
      const reading = fields.metric === null ? null : (readings.get(fields.metric) ?? null);
      const { baselineValue, baselineLow: low, baselineHigh: high, targetValue, targetOn } = fields;
      const judged = judgeGoal(
        {
          metric: fields.metric,
          baseline: baselineValue === null ? null : { value: baselineValue, low, high },
          target: targetValue === null ? null : { value: targetValue, on: targetOn },
        },
        reading,
      );
      return { goalId: id, reading, ...judged };
    });
}
