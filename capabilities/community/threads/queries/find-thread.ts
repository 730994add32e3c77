import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Post, Thread } from '../contract.ts';
import { summaryOf, type ThreadRow, threadColumns, threadTables } from './list-threads.ts';

type Row = ThreadRow &
  Pick<Thread, 'coreAreaName' | 'isMine' | 'hiddenReason' | 'acceptedBy' | 'mayAccept' | 'mayModerate'>;
type PostRow = Omit<Post, 'createdAt' | 'editedAt' | 'hidden' | 'earlier'> & {
  createdAt: Date;
  editedAt: Date | null;
  hiddenReason: string | null;
  earlier: { body: string; replacedAt: string }[];
};

/** A thread with everything said in it; where something was hidden, that and why, in its place. */
export async function findThread(tx: Tx, id: string): Promise<Thread | null> {
  const { rows } = await sql<Row>`
    select ${threadColumns}, c.name as "coreAreaName", t.author_id = access.person_id() as "isMine",
      t.hidden_reason as "hiddenReason", identity.name_of(t.accepted_by) as "acceptedBy",
      t.kind = 'question' and t.hidden_at is null
        and (t.author_id = access.person_id() or access.holds('community.moderate')) as "mayAccept",
      access.holds('community.moderate') as "mayModerate"
    from ${threadTables}
    join program.core_area c on c.key = t.core_area
    where t.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { coreAreaName, isMine, hiddenReason, acceptedBy, mayAccept, mayModerate, ...summary } = row;
  return {
    ...summaryOf(summary),
    ...{ coreAreaName, isMine, hiddenReason, acceptedBy, mayAccept, mayModerate },
    posts: await postsOf(tx, id),
  };
}

async function postsOf(tx: Tx, threadId: string): Promise<Post[]> {
  const { rows } = await sql<PostRow>`
    select p.id, p.is_opening as "isOpening", p.body, identity.name_of(p.author_id) as author,
      p.author_id = access.person_id() as "isMine", p.created_at as "createdAt", p.edited_at as "editedAt",
      p.id is not distinct from t.accepted_post_id as "isAccepted", p.hidden_reason as "hiddenReason",
      coalesce((
        select jsonb_agg(jsonb_build_object('body', e.body, 'replacedAt', e.replaced_at) order by e.replaced_at)
        from community.post_edit e where e.post_id = p.id), '[]') as earlier
    from community.post p
    join community.thread t on t.id = p.thread_id
    where p.thread_id = ${threadId}
    union all
    select h.id, false, null, null, false, h.created_at, null, false, h.reason, '[]'
    from community.hidden_posts(${threadId}) h
    where not exists (select from community.post p where p.id = h.id)
    order by "createdAt", id`.execute(tx);
  return rows.map(({ createdAt, editedAt, hiddenReason, earlier, ...post }) => ({
    ...post,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    hidden: hiddenReason === null ? null : { reason: hiddenReason },
    earlier: earlier.map(({ body, replacedAt }) => ({
      body,
      replacedAt: new Date(replacedAt).toISOString(),
    })),
  }));
}
