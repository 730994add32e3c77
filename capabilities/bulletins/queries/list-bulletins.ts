import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { BulletinFigures, BulletinSummary, bulletinListQuery } from '../contract.ts';
import { usualHeadline } from '../document/compose.ts';

export type SummaryRow = Omit<BulletinSummary, 'stateSince' | 'sentAt' | 'headline'> & {
  stateSince: Date;
  sentAt: Date | null;
  headline: string | null;
  figures: BulletinFigures;
};

/** Columns of `bulletins.bulletin b` as the contract names them. */
export const bulletinColumns: RawBuilder<unknown> = sql`
  b.id, b.number, b.title, b.state, b.state_since as "stateSince", b.week_from as "weekFrom",
  b.week_to as "weekTo", b.headline, b.figures, b.data_label as "dataLabel", b.sent_at as "sentAt",
  (select c.number from bulletins.bulletin c where c.id = b.corrects_id) as corrects`;

/** A site’s bulletins, the newest week first. */
export async function listBulletins(
  tx: Tx,
  siteId: string,
  query: z.infer<typeof bulletinListQuery>,
): Promise<{ items: BulletinSummary[]; next: string | null }> {
  const { rows } = await sql<SummaryRow>`
    select ${bulletinColumns}
    from bulletins.bulletin b
    where b.site_id = ${siteId} and ${conditions(query)}
    order by b.week_from desc, b.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ weekFrom, id }) => [weekFrom, id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

export function summaryOf({ figures, ...row }: SummaryRow): BulletinSummary {
  return {
    ...row,
    headline: row.headline ?? usualHeadline({ figures }),
    stateSince: row.stateSince.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}

function conditions({ state, after }: z.infer<typeof bulletinListQuery>): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = state === undefined ? [] : [state].flat();
  if (wanted.length > 0) parts.push(sql`b.state = any (${wanted}::text[])`);
  const cursor = decodeCursor(after);
  if (cursor?.length === 2)
    parts.push(sql`(b.week_from, b.id) < (${String(cursor[0])}::date, ${String(cursor[1])}::uuid)`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
