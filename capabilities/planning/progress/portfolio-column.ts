import { sql } from 'kysely';
import type { PortfolioCell, PortfolioColumn } from '#platform/http/capability.ts';

type Row = {
  siteId: string;
  slug: string;
  percent: number;
  activities: number;
  done: number;
  late: { number: string; title: string; id: string; days: number }[] | null;
};

const MOST_NAMED = 3;

/** How far the plans of each site have come, and which activities are late. */
export const planProgressColumn: PortfolioColumn = {
  name: 'planning.progress',
  label: 'Plan progress',
  kind: 'share',
  order: 20,
  permission: 'planning.read',
  async query(tx, siteIds, now) {
    const { rows } = await sql<Row>`
      with at_work as (
        select a.id, a.site_id, a.number, a.title, a.state, a.due_on,
          case when a.state = 'done' then 100 else coalesce(a.percent, 0) end as percent,
          case when a.state <> 'done' then (${now}::timestamptz at time zone s.time_zone)::date - a.due_on end as days
        from planning.activity a
        join program.site s on s.id = a.site_id
        where a.site_id = any (${siteIds}::uuid[]) and a.removed_at is null
          and a.state in ('not-started', 'under-way', 'blocked', 'done')
      )
      select w.site_id as "siteId", s.slug, avg(w.percent)::float8 / 100 as percent, count(*)::int as activities,
        count(*) filter (where w.state = 'done')::int as done,
        jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'title', w.title, 'days', w.days)
          order by w.days desc) filter (where w.days > 0) as late
      from at_work w
      join program.site s on s.id = w.site_id
      group by w.site_id, s.slug`.execute(tx);
    return new Map(rows.map((row) => [row.siteId, cellOf(row)]));
  },
};

function cellOf({ slug, percent, activities, done, late }: Row): PortfolioCell {
  const words = `${Math.round(percent * 100)}%, ${done} of ${activities} done`;
  return {
    value: percent,
    words: late ? `${words}, ${late.length} late` : words,
    attention: (late ?? []).slice(0, MOST_NAMED).map(({ id, number, title, days }) => ({
      why: `${number} “${title}” is ${days} ${days === 1 ? 'day' : 'days'} past its due day`,
      to: `/s/${slug}/plan-activities/${id}`,
    })),
  };
}
