import { sql } from 'kysely';
import type { PortfolioColumn } from '#platform/http/capability.ts';

/** How fresh each site's confirmed shootings are: the day to which its newest accepted data reaches. */
export const dataDateColumn: PortfolioColumn = {
  name: 'incidents.data-date',
  label: 'Data to',
  kind: 'day',
  order: 60,
  permission: 'incidents.read',
  query: async (tx, siteIds) => {
    const { rows } = await sql<{ siteId: string; day: string }>`
      select v.site_id as "siteId", max(v.snapshot_date)::text as day
      from incidents.source s
      join incidents.data_version v on v.source_id = s.id and v.version = s.current_version
      where s.site_id = any (${siteIds}::uuid[]) and s.layer = 'confirmed_shooting'
      group by v.site_id`.execute(tx);
    return new Map(rows.map(({ siteId, day }) => [siteId, { value: day }]));
  },
};
