import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '#platform/clock/days.ts';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { RecommendationSummary, recommendationListQuery } from '../contract.ts';

type Query = z.infer<typeof recommendationListQuery>;
type Row = Omit<RecommendationSummary, 'stateSince'> & { stateSince: Date };

/** What was recommended to a site, newest first, each with whom it is on and what is late. */
export async function listRecommendations(
  tx: Tx,
  site: { id: string; today: Day },
  query: Query,
): Promise<{ items: RecommendationSummary[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select ${summaryFor(site.today)}
    from recommendations.recommendation r join program.core_area a on a.key = r.core_area
    where r.site_id = ${site.id} and ${conditions(query, site.today)}
    order by r.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return { items: page.items.map(withInstant), next: page.next };
}

export const summaryFor = (today: Day): RawBuilder<unknown> => sql`r.id, r.number, r.state,
  r.state_since as "stateSince", r.title, a.name as "coreArea", identity.name_of(r.owner_id) as owner,
  r.next_due_on as "nextDueOn", coalesce(r.next_due_on < ${today}, false) as "isLate",
  coalesce((select o.title from planning.objective o where o.id = r.objective_id), r.initiative) as "carriedOutBy"`;

export function withInstant<T extends { stateSince: Date }>(
  row: T,
): Omit<T, 'stateSince'> & { stateSince: string } {
  return { ...row, stateSince: row.stateSince.toISOString() };
}

function conditions(
  { q, state, coreArea, late, mine, request, after }: Query,
  today: Day,
): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = state === undefined ? [] : [state].flat();
  if (wanted.length > 0) parts.push(sql`r.state = any (${wanted}::text[])`);
  if (q) {
    const like = containing(q);
    parts.push(sql`(r.title ilike ${like} or r.number ilike ${like})`);
  }
  if (coreArea) parts.push(sql`r.core_area = ${coreArea}`);
  if (late) parts.push(sql`r.next_due_on < ${today}`);
  if (mine) parts.push(sql`r.owner_id = access.person_id()`);
  if (request) parts.push(sql`r.request_id = ${request}`);
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'string') parts.push(sql`r.id < ${cursor}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
