import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { PlanSummary, planListQuery } from '../contract.ts';
import { progressOf } from '../progress/progress-of.ts';
import { activitiesOf } from './activities.ts';

type Query = z.infer<typeof planListQuery>;
type Row = Omit<PlanSummary, 'publishedAt' | 'progress'> & { publishedAt: Date | null };

/** Columns of `planning.plan p` at its site `s`, as the contract names them. */
export const planColumns: RawBuilder<unknown> = sql`
  p.id, p.number, p.title, coalesce(c.name, s.name) as owner, p.starts_on as "startsOn", p.ends_on as "endsOn",
  open.state as draft, newest.ordinal as "publishedVersion", newest.published_at as "publishedAt",
  coalesce(m.is_public, false) as "isPublic"`;

export const planSources: RawBuilder<unknown> = sql`
  planning.plan p
  join program.site s on s.id = p.site_id
  left join planning.collaborative c on c.id = p.collaborative_id
  left join planning.version open on open.plan_id = p.id and open.state <> 'published'
  left join lateral (
    select v.ordinal, v.published_at from planning.version v
    where v.plan_id = p.id and v.state = 'published' order by v.ordinal desc limit 1
  ) newest on true
  left join planning.public_mark m on m.plan_id = p.id and m.part_id = p.id`;

/** The plans of a site, the newest first, each with how far its activities have come. */
export async function listPlans(
  tx: Tx,
  site: { id: string },
  query: Query,
  today: string,
): Promise<{ items: PlanSummary[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select ${planColumns} from ${planSources}
    where p.site_id = ${site.id} and ${conditions(query)}
    order by p.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  const activities = await activitiesOf(
    tx,
    page.items.map(({ id }) => id),
    today,
  );
  return {
    items: page.items.map(({ publishedAt, ...row }) => ({
      ...row,
      publishedAt: publishedAt?.toISOString() ?? null,
      progress: progressOf(activities.filter(({ planId }) => planId === row.id)),
    })),
    next: page.next,
  };
}

function conditions({ q, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (q) parts.push(sql`(p.title ilike ${containing(q)} or p.number ilike ${containing(q)})`);
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'string') parts.push(sql`p.id < ${cursor}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
