import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { ThreadSummary, threadListQuery } from '../contract.ts';

type Query = z.infer<typeof threadListQuery>;
export type ThreadRow = Omit<ThreadSummary, 'createdAt' | 'lastPostAt'> & {
  createdAt: Date;
  lastPostAt: Date;
  key: string;
};

export const threadColumns = sql`
  t.id, t.core_area as "coreArea", t.kind, t.title, coalesce(identity.name_of(t.author_id), 'A colleague') as author,
  t.created_at as "createdAt", t.last_post_at as "lastPostAt", t.last_post_at::text as key, t.replies,
  t.accepted_post_id is not null as answered, t.hidden_at is not null as hidden,
  f.id is not null as following,
  case when f.id is null or t.last_post_at <= f.seen_at then 0 else (
    select count(*)::int from community.post p
    where p.thread_id = t.id and p.created_at > f.seen_at and p.author_id <> access.person_id()
  ) end as unseen`;
export const threadTables = sql`community.thread t
  left join community.following f on f.thread_id = t.id and f.person_id = access.person_id()`;

/** Threads by their latest post, searched in their titles and in every post the person may read. */
export async function listThreads(tx: Tx, query: Query) {
  const { rows } = await sql<ThreadRow>`
    select ${threadColumns} from ${threadTables}
    where ${conditions(query)}
    order by t.last_post_at desc, t.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ key, id }) => [key, id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

export function summaryOf({ key: _, createdAt, lastPostAt, ...row }: ThreadRow): ThreadSummary {
  return { ...row, createdAt: createdAt.toISOString(), lastPostAt: lastPostAt.toISOString() };
}

function conditions({ q, coreArea, show, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (coreArea) parts.push(sql`t.core_area = ${coreArea}`);
  if (show === 'open-questions') parts.push(sql`t.kind = 'question' and t.accepted_post_id is null`);
  if (show === 'followed') parts.push(sql`f.id is not null`);
  if (show === 'mine') parts.push(sql`t.author_id = access.person_id()`);
  if (q) {
    const asked = sql`websearch_to_tsquery('english', ${q})`;
    parts.push(sql`(t.words @@ ${asked} or t.id in (
      select p.thread_id from community.post p where p.words @@ ${asked}))`);
  }
  const [lastPostAt, id] = decodeCursor(after) ?? [];
  if (typeof lastPostAt === 'string' && typeof id === 'string')
    parts.push(sql`(t.last_post_at, t.id) < (${lastPostAt}::timestamptz, ${id}::uuid)`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
