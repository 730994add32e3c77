import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Feed } from '../contract.ts';

type FeedRow = {
  id: string;
  name: string;
  siteSlug: string | null;
  siteName: string | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
};

/** The calendars of the person asking, those in use first. */
export async function listFeeds(tx: Tx): Promise<{ items: Feed[] }> {
  const { rows } = await sql<FeedRow>`
    select f.id, f.name, s.slug as "siteSlug", s.name as "siteName", f.created_at as "createdAt",
      f.expires_at as "expiresAt", f.revoked_at as "revokedAt", f.last_used_at as "lastUsedAt"
    from notifications.feed f
    left join program.site s on s.id = f.site_id
    where f.person_id = access.person_id()
    order by f.revoked_at is not null, f.created_at desc
    limit 100`.execute(tx);
  return {
    items: rows.map(({ siteSlug, siteName, ...row }) => ({
      id: row.id,
      name: row.name,
      site: siteSlug && siteName ? { slug: siteSlug, name: siteName } : null,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      revokedAt: row.revokedAt?.toISOString() ?? null,
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
  };
}
