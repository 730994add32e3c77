import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { ActionItem, ActionItemSummary, actionItemQuery } from '../contract.ts';
import { openActionStates } from '../states.ts';

type Query = z.infer<typeof actionItemQuery>;
type Row = Omit<ActionItemSummary, 'stateSince' | 'site' | 'origin'> & {
  stateSince: Date;
  siteId: string | null;
  siteSlug: string;
  siteName: string;
  timeZone: string;
  originTable: string | null;
  originNumber: string | null;
  originPath: string | null;
};

export const isOpen = sql<boolean>`a.state in (${sql.join(openActionStates)})`;

/** Its day has passed where the site lies; the program's own go by the program office's clock. */
export function isLate(now: Date): RawBuilder<boolean> {
  return sql`(${isOpen} and a.due_on < (${now}::timestamptz at time zone coalesce(s.time_zone, 'America/New_York'))::date)`;
}

function summaryColumns(now: Date): RawBuilder<unknown> {
  return sql`a.id, a.number, a.state, a.state_since as "stateSince", a.title, a.site_id as "siteId",
    s.slug as "siteSlug", s.name as "siteName", s.time_zone as "timeZone",
    a.owner_id as "ownerId", identity.name_of(a.owner_id) as owner, a.due_on as "dueOn",
    ${isLate(now)} as "isLate", a.origin_table as "originTable", a.origin_number as "originNumber",
    a.origin_path as "originPath"`;
}

/** Action items by their day: of one site, or of everywhere the person asking sees. */
export async function listActionItems(tx: Tx, siteId: string | null, query: Query, now: Date) {
  const { rows } = await sql<Row>`
    select ${summaryColumns(now)}
    from meetings.action_item a
    left join program.site s on s.id = a.site_id
    where ${conditions(siteId, query, now)}
    order by a.due_on, a.id
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ dueOn, id }) => [dueOn, id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

/** The open ones of a site, or those that one record gave rise to. */
export async function actionItemsWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  now: Date,
  limit = 200,
): Promise<ActionItemSummary[]> {
  const { rows } = await sql<Row>`
    select ${summaryColumns(now)}
    from meetings.action_item a
    left join program.site s on s.id = a.site_id
    where ${condition}
    order by a.due_on, a.id
    limit ${limit}`.execute(tx);
  return rows.map(summaryOf);
}

export async function findActionItem(tx: Tx, id: string, now: Date): Promise<ActionItem | null> {
  const { rows } = await sql<Row & { detail: string; revision: number; createdAt: Date; mayMove: boolean }>`
    select ${summaryColumns(now)}, a.detail, a.revision, a.created_at as "createdAt",
      case when a.site_id is null
        then a.owner_id = access.person_id() or access.holds('meetings.write-program')
        else access.may('meetings.write', a.site_id)
          or (coalesce(a.owner_id = access.person_id(), true) and access.may('meetings.act', a.site_id))
      end as "mayMove"
    from meetings.action_item a
    left join program.site s on s.id = a.site_id
    where a.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { detail, revision, createdAt, mayMove } = row;
  return {
    ...summaryOf(row),
    ...{ detail, revision, mayMove: mayMove === true, createdAt: createdAt.toISOString() },
    ...(await historyOf(tx, 'action-item', id)),
  };
}

function summaryOf(row: Row): ActionItemSummary {
  const { id, number, state, title, ownerId, owner, dueOn, isLate: late } = row;
  return {
    ...{ id, number, state, title, ownerId, owner, dueOn, isLate: late },
    stateSince: row.stateSince.toISOString(),
    site: row.siteId
      ? { id: row.siteId, slug: row.siteSlug, name: row.siteName, timeZone: row.timeZone }
      : null,
    origin: row.originTable
      ? {
          table: row.originTable,
          number: row.originNumber,
          path: row.originPath?.replace(':site', row.siteSlug) ?? null,
        }
      : null,
  };
}

function conditions(siteId: string | null, query: Query, now: Date): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (siteId) parts.push(sql`a.site_id = ${siteId}`);
  const states = query.state === undefined ? [] : [query.state].flat();
  if (states.length > 0) parts.push(sql`a.state in (${sql.join(states)})`);
  if (query.owner === 'me') parts.push(sql`a.owner_id = access.person_id()`);
  if (query.owner === 'nobody') parts.push(sql`a.owner_id is null`);
  if (query.late) parts.push(isLate(now));
  if (query.q) {
    const like = containing(query.q);
    parts.push(sql`(a.title ilike ${like} or a.number ilike ${like} or a.origin_number ilike ${like})`);
  }
  const [day, id] = decodeCursor(query.after) ?? [];
  if (typeof day === 'string' && typeof id === 'string')
    parts.push(sql`(a.due_on, a.id) > (${day}::date, ${id}::uuid)`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
