import { sql } from 'kysely';
import type { PortfolioCell, PortfolioColumn } from '#platform/http/capability.ts';

type Row = { siteId: string; label: string; value: number; low: number; high: number; level: number | null };

/** The newest published figure of each site that has an interval: how the year goes, where that was published. */
export const headlineTrend: PortfolioColumn = {
  name: 'analysis.headline-trend',
  label: 'Headline trend',
  kind: 'text',
  order: 70,
  permission: 'findings.read',
  query: async (tx, siteIds) => {
    const { rows } = await sql<Row>`
      select distinct on (f.site_id) f.site_id as "siteId", f.figure_label as label, f.value, f.low, f.high, f.level
      from analysis.finding f
      where f.site_id = any (${siteIds}::uuid[]) and f.state = 'published' and f.low is not null and f.high is not null
      order by f.site_id, f.figure_key = 'year-to-date' desc, f.id desc`.execute(tx);
    return new Map(rows.map((row) => [row.siteId, cellOf(row)]));
  },
};

function cellOf({ label, value, low, high, level }: Row): PortfolioCell {
  const interval = level === null ? 'interval' : `${Math.round(level * 100)}% interval`;
  return { value, words: `${figure(value)} ${label} (${interval} ${figure(low)} to ${figure(high)})` };
}

/** Counts whole, ratios to two places: enough to tell one from the other. */
function figure(value: number): string {
  const digits = Math.abs(value) >= 10 ? 0 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}
