import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { FindingSummary, findingListQuery } from '../contract.ts';

type Query = z.infer<typeof findingListQuery>;
type Summary = z.infer<typeof FindingSummary>;
export type FindingRow = Omit<Summary, 'stateSince' | 'createdAt'> & { stateSince: Date; createdAt: Date };

/** Columns of `analysis.finding f` as the contract names them. */
export const findingColumns: RawBuilder<unknown> = sql`
  f.id, f.number, f.state, f.state_since as "stateSince", f.statement, f.figure_label as "figureLabel",
  f.value, f.low, f.high, f.level, f.unit,
  coalesce(identity.name_of(f.author_id), 'A colleague') as author, f.created_at as "createdAt"`;

/** A site’s findings, newest first. */
export async function listFindings(
  tx: Tx,
  siteId: string,
  query: Query,
): Promise<{ items: Summary[]; next: string | null }> {
  const { rows } = await sql<FindingRow>`
    select ${findingColumns}
    from analysis.finding f
    where f.site_id = ${siteId} and ${conditions(query)}
    order by f.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return { items: page.items.map(findingSummaryOf), next: page.next };
}

export function findingSummaryOf(row: FindingRow): Summary {
  return { ...row, stateSince: row.stateSince.toISOString(), createdAt: row.createdAt.toISOString() };
}

function conditions({ q, state, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = state === undefined ? [] : [state].flat();
  if (wanted.length > 0) parts.push(sql`f.state = any (${wanted}::text[])`);
  if (q) parts.push(sql`(f.statement ilike ${containing(q)} or f.number ilike ${containing(q)})`);
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'string') parts.push(sql`f.id < ${cursor}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
