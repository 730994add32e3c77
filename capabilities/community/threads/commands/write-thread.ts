import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { askFirst } from '../../caution/ask-first.ts';
import { isCoreArea } from '../../communities/list-communities.ts';
import { failWith } from '../../errors.ts';
import { tellIn } from '../../tell.ts';
import type { PostDraft, ThreadDraft } from '../contract.ts';
import { followIn } from './follow.ts';

/** Begins a thread with its first words; whoever begins one follows it. */
export async function beginThreadIn(tx: Tx, draft: ThreadDraft): Promise<Outcome<{ id: string }>> {
  const caution = askFirst({ title: draft.title, body: draft.body }, draft.cautionsSeen);
  if (caution) return caution;
  if (!(await isCoreArea(tx, [draft.coreArea]))) return failWith('community.core-area-unknown', {});
  const id = uuidv7();
  await sql`insert into community.thread (id, core_area, kind, title)
    values (${id}, ${draft.coreArea}, ${draft.kind}, ${draft.title})`.execute(tx);
  await sql`insert into community.post (id, thread_id, is_opening, body)
    values (${uuidv7()}, ${id}, true, ${draft.body})`.execute(tx);
  await followIn(tx, id, true);
  await tellIn(tx, 'community.thread-changed', id);
  return succeed({ id });
}

/** Replies; whoever replies follows the thread. */
export async function replyIn(tx: Tx, threadId: string, draft: PostDraft): Promise<Outcome<{ id: string }>> {
  const caution = askFirst({ body: draft.body }, draft.cautionsSeen);
  if (caution) return caution;
  const { rows } = await sql<{ isHidden: boolean }>`
    select hidden_at is not null as "isHidden" from community.thread where id = ${threadId}`.execute(tx);
  if (!rows[0]) return failWith('community.not-found', {});
  if (rows[0].isHidden) return failWith('community.hidden', {});
  await sql`insert into community.post (id, thread_id, is_opening, body)
    values (${uuidv7()}, ${threadId}, false, ${draft.body})`.execute(tx);
  await followIn(tx, threadId, true);
  await tellIn(tx, 'community.thread-changed', threadId);
  return succeed({ id: threadId });
}

/** Own words may be changed; what they said before is kept and can be read. */
export async function editPostIn(
  tx: Tx,
  target: { threadId: string; postId: string },
  draft: PostDraft,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ isMine: boolean; isHidden: boolean }>`
    select p.author_id = access.person_id() as "isMine",
      (p.hidden_at is not null or t.hidden_at is not null) as "isHidden"
    from community.post p
    join community.thread t on t.id = p.thread_id
    where p.id = ${target.postId} and p.thread_id = ${target.threadId}`.execute(tx);
  const post = rows[0];
  if (!post) return failWith('community.not-found', {});
  if (!post.isMine) return failWith('community.not-author', {});
  if (post.isHidden) return failWith('community.hidden', {});
  const caution = askFirst({ body: draft.body }, draft.cautionsSeen);
  if (caution) return caution;
  await sql`update community.post set body = ${draft.body} where id = ${target.postId}`.execute(tx);
  await tellIn(tx, 'community.thread-changed', target.threadId);
  return succeed({ id: target.threadId });
}
