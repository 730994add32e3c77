import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ActivityStatus } from '../contract.ts';
import { isLate } from '../progress/progress-of.ts';

export type ActivityRow = ActivityStatus & {
  planId: string;
  strategyId: string;
  dueOn: string | null;
  budgetCents: number;
};
type Row = Omit<ActivityRow, 'isLate' | 'stateSince' | 'toldAt'> & { stateSince: Date; toldAt: Date | null };

/** How the activities of plans go: their states, what their owners last said, what blocks them, whether they are late. */
export async function activitiesOf(
  tx: Tx,
  planIds: readonly string[],
  today: string,
): Promise<ActivityRow[]> {
  if (planIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select a.id, a.plan_id as "planId", a.strategy_id as "strategyId", a.state, a.state_since as "stateSince",
      a.due_on as "dueOn", a.budget_cents as "budgetCents", last.percent, coalesce(last.spent_cents, 0) as "spentCents",
      last.words as "lastWords", last.reported_at as "toldAt", identity.name_of(last.reported_by) as "toldBy",
      b.what as blocker
    from planning.activity a
    left join lateral (
      select r.percent, r.spent_cents, r.words, r.reported_at, r.reported_by from planning.progress r
      where r.activity_id = a.id order by r.reported_at desc limit 1
    ) last on true
    left join planning.blocker b on b.activity_id = a.id and b.cleared_at is null
    where a.plan_id = any (${planIds}::uuid[]) and (a.removed_at is null or a.state = 'called-off')
    order by a.id`.execute(tx);
  return rows.map(({ stateSince, toldAt, ...row }) => ({
    ...row,
    stateSince: stateSince.toISOString(),
    toldAt: toldAt?.toISOString() ?? null,
    isLate: isLate(row, today),
  }));
}

export function statusOf({ planId, strategyId, dueOn, budgetCents, ...status }: ActivityRow): ActivityStatus {
  return status;
}
