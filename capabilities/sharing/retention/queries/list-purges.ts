import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { PurgeSummary, purgeListQuery } from '../contract.ts';
import { labelOfClass } from '../purging/port.ts';

type Query = z.infer<typeof purgeListQuery>;
export type PurgeRow = Omit<PurgeSummary, 'label' | 'stateSince'> & { stateSince: Date };

export const purgeColumns = sql`p.id, p.number, p.state, p.state_since as "stateSince", p.title, a.name as agency,
  p.record_class as "recordClass", p.cutoff, p.expected, p.purged, p.held_back as "heldBack",
  identity.name_of(p.proposed_by) as "proposedBy"`;

/** Purges of the agencies that the person answers for, newest first. */
export async function listPurges(
  tx: Tx,
  siteId: string,
  query: Query,
): Promise<{ items: PurgeSummary[]; next: string | null }> {
  const { rows } = await sql<PurgeRow>`
    select ${purgeColumns}
    from sharing.purge p
    join identity.agency a on a.id = p.agency_id
    where p.site_id = ${siteId} and ${conditions(query)}
    order by p.number desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ number }) => [number]);
  return { items: page.items.map(purgeSummaryOf), next: page.next };
}

export function purgeSummaryOf({ stateSince, ...row }: PurgeRow): PurgeSummary {
  return { ...row, stateSince: stateSince.toISOString(), label: labelOfClass(row.recordClass) };
}

function conditions({ state, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = state === undefined ? [] : [state].flat();
  if (wanted.length > 0) parts.push(sql`p.state = any (${wanted}::text[])`);
  const number = decodeCursor(after)?.[0];
  if (typeof number === 'string') parts.push(sql`p.number < ${number}`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
