import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { DesignSummary, designListQuery } from '../contract.ts';

type Query = z.infer<typeof designListQuery>;
type Row = Omit<DesignSummary, 'stateSince'> & { stateSince: Date };

/** A site’s evaluations, newest first, each with its next look and what the newest one says. */
export async function listDesigns(
  tx: Tx,
  siteId: string,
  query: Query,
): Promise<{ items: DesignSummary[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select d.id, d.number, d.state, d.state_since as "stateSince", d.title, d.method, d.launch_on as "launchOn",
      d.registered_before_launch as "registeredBeforeLaunch",
      coalesce(identity.name_of(d.author_id), 'A colleague') as author,
      (select min(l.due_on)::text from evaluation.look l
        where l.design_id = d.id and l.run_id is null and d.state in ('registered', 'under-way')) as "nextLookOn",
      (select l.sentence from evaluation.look l
        where l.design_id = d.id and l.sentence is not null
        order by l.ordinal desc limit 1) as latest
    from evaluation.design d
    where d.site_id = ${siteId} and ${conditions(query)}
    order by d.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

function summaryOf({ stateSince, ...row }: Row): DesignSummary {
  return { ...row, stateSince: stateSince.toISOString() };
}

function conditions({ q, state, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = state === undefined ? [] : [state].flat();
  if (wanted.length > 0) parts.push(sql`d.state = any (${wanted}::text[])`);
  if (q) {
    const like = containing(q);
    parts.push(sql`(d.title ilike ${like} or d.number ilike ${like})`);
  }
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'string') parts.push(sql`d.id < ${cursor}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
