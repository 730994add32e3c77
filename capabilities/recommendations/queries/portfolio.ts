import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PortfolioCell, PortfolioColumn } from '#platform/http/capability.ts';
import { openStates } from '../states.ts';

type Row = {
  siteId: string;
  open: number;
  toDecide: number;
  late: number;
  worst: { number: string; title: string; to: string; daysLate: number }[] | null;
};

/** How many recommendations of each site are open, how many of them wait for its decision, and which are late. */
export const recommendationsColumn: PortfolioColumn = {
  name: 'recommendations.open',
  label: 'Open recommendations',
  kind: 'number',
  order: 35,
  permission: 'recommendations.read',
  query: async (tx, siteIds, now) => {
    const rows = await countsOf(tx, siteIds, now);
    return new Map(rows.map((row) => [row.siteId, cellOf(row)]));
  },
};

async function countsOf(tx: Tx, siteIds: readonly string[], now: Date): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.site_id as "siteId", count(*)::int as open,
      count(*) filter (where r.state = 'proposed')::int as "toDecide",
      count(*) filter (where r.days_late > 0)::int as late,
      (array_agg(jsonb_build_object('number', r.number, 'title', r.title, 'daysLate', r.days_late,
        'to', '/s/' || r.slug || '/recommendations/' || r.id) order by r.days_late desc)
        filter (where r.days_late > 0))[1:3] as worst
    from (
      select r.id, r.site_id, r.number, r.title, r.state, s.slug,
        coalesce((${now}::timestamptz at time zone s.time_zone)::date - r.next_due_on, 0) as days_late
      from recommendations.recommendation r join program.site s on s.id = r.site_id
      where r.site_id = any (${siteIds}::uuid[]) and r.state = any (${[...openStates]}::text[])
    ) r
    group by r.site_id`.execute(tx);
  return rows;
}

function cellOf({ open, toDecide, late, worst }: Row): PortfolioCell {
  const parts = [...(toDecide > 0 ? [`${toDecide} to decide`] : []), ...(late > 0 ? [`${late} late`] : [])];
  return {
    value: open,
    ...(parts.length > 0 ? { words: `${open}: ${parts.join(', ')}` } : {}),
    attention: (worst ?? []).map(({ number, title, to, daysLate }) => ({
      why: `${number} (${title}) is ${daysLate} ${daysLate === 1 ? 'day' : 'days'} late.`,
      to,
    })),
  };
}
