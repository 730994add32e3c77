import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Alert, AlertSummary, alertListQuery } from '../contract.ts';
import { falseAlarmWords } from '../document/words.ts';

type Row = Omit<AlertSummary, 'stateSince' | 'raisedAt'> & { stateSince: Date; raisedAt: Date };
type Query = z.infer<typeof alertListQuery>;

const columns = sql`
  a.id, a.number, a.title, a.state, a.state_since as "stateSince", a.series_label as "seriesLabel", a.direction,
  a.first_week as "firstWeek", a.last_week as "lastWeek", a.count, a.low, a.high, a.raised_at as "raisedAt",
  a.back_week as "backWeek", a.explanation`;

/** A site’s alerts, the newest first. */
export async function listAlerts(
  tx: Tx,
  siteId: string,
  query: Query,
): Promise<{ items: AlertSummary[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select ${columns} from bulletins.alert a
    where a.site_id = ${siteId} and ${conditions(query)}
    order by a.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

type Extra = Pick<Alert, 'expected' | 'level' | 'falseAlarms' | 'weeks' | 'dataLabel' | 'explainedBy'>;

export async function findAlert(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Alert | null> {
  const { rows } = await sql<Row & Extra>`
    select ${columns}, a.expected, a.level, a.false_alarms as "falseAlarms", a.weeks, a.data_label as "dataLabel",
      identity.name_of(a.explained_by) as "explainedBy"
    from bulletins.alert a
    where a.id = ${id} and a.site_id = ${siteId}`.execute(tx);
  if (!rows[0]) return null;
  const { timeline, iMade } = await historyOf(tx, 'series-alert', id);
  return {
    ...rows[0],
    ...summaryOf(rows[0]),
    falseAlarmWords: falseAlarmWords(rows[0].falseAlarms),
    iMade,
    timeline,
  };
}

function summaryOf(row: Row): AlertSummary {
  return { ...row, stateSince: row.stateSince.toISOString(), raisedAt: row.raisedAt.toISOString() };
}

function conditions({ state, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = state === undefined ? [] : [state].flat();
  if (wanted.length > 0) parts.push(sql`a.state = any (${wanted}::text[])`);
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'string') parts.push(sql`a.id < ${cursor}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
