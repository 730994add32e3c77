import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '#platform/clock/days.ts';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { PlanSummary, planListQuery } from '../contract.ts';

type Query = z.infer<typeof planListQuery>;
type Row = Omit<PlanSummary, 'stateSince'> & { stateSince: Date };

/** A site’s forecast plans, newest first, each with what its test says of it. */
export async function listPlans(
  tx: Tx,
  siteId: string,
  query: Query,
  today: Day,
): Promise<{ items: PlanSummary[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select p.id, p.number, p.said as state, p.state_since as "stateSince", p.title, p.outcome, p.method,
      p.ends_on as "endsOn", coalesce(identity.name_of(p.author_id), 'A colleague') as author,
      (select b.sentence from forecasts.backtest b
        where b.plan_id = p.id and b.settings_hash = p.settings_hash and b.sentence is not null) as verdict
    from (
      select p.*, ${stateSaid(today)} as said from forecasts.plan p where p.site_id = ${siteId}
    ) p
    where ${conditions(query)}
    order by p.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return {
    items: page.items.map(({ stateSince, ...row }) => ({ ...row, stateSince: stateSince.toISOString() })),
    next: page.next,
  };
}

/** As `stateOn` says of one plan. */
function stateSaid(today: Day): RawBuilder<string> {
  return sql<string>`case when p.state in ('live', 'signed-off') and p.ends_on < ${today}::date
    then 'ended' else p.state end`;
}

function conditions({ q, state, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = state === undefined ? [] : [state].flat();
  if (wanted.length > 0) parts.push(sql`p.said = any (${wanted}::text[])`);
  if (q) {
    const like = containing(q);
    parts.push(sql`(p.title ilike ${like} or p.number ilike ${like})`);
  }
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'string') parts.push(sql`p.id < ${cursor}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
