import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PortfolioCell, PortfolioColumn } from '#platform/http/capability.ts';
import { isLate } from './queries/action-items.ts';

type Row = {
  siteId: string;
  late: number;
  worst: { number: string; title: string; id: string; days: number }[];
};

/** How many of a site's action items have passed their day, the longest late first. */
export const overdueActions: PortfolioColumn = {
  name: 'meetings.overdue-actions',
  label: 'Overdue actions',
  kind: 'number',
  order: 40,
  permission: 'meetings.read',
  query: async (tx, siteIds, now) => new Map((await lateBySite(tx, siteIds, now)).map(cellOf)),
};

async function lateBySite(tx: Tx, siteIds: readonly string[], now: Date): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select late."siteId", count(*)::int as late,
      jsonb_agg(jsonb_build_object('number', late.number, 'title', late.title, 'id', late.id, 'days', late.days)
        order by late.days desc, late.id) filter (where late.place <= 3) as worst
    from (
      select a.site_id as "siteId", a.number, a.title, a.id,
        (${now}::timestamptz at time zone s.time_zone)::date - a.due_on as days,
        row_number() over (partition by a.site_id order by a.due_on, a.id) as place
      from meetings.action_item a
      join program.site s on s.id = a.site_id
      where a.site_id = any (${siteIds}::uuid[]) and ${isLate(now)}
    ) late
    group by late."siteId"`.execute(tx);
  return rows;
}

function cellOf({ siteId, late, worst }: Row): [string, PortfolioCell] {
  const attention = worst.map(({ number, title, id, days }) => ({
    why: `${number} “${title}” is ${days} ${days === 1 ? 'day' : 'days'} past its day`,
    to: `/actions/${id}`,
  }));
  return [siteId, { value: late, attention }];
}
