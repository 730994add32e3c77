import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../../errors.ts';
import { tellIn } from '../../tell.ts';

type Asked = {
  kind: string;
  isHidden: boolean;
  mayAccept: boolean;
  fits: boolean;
};

/** Whoever asked, or a moderator, says which reply answered the question; `null` takes it back. */
export async function acceptAnswerIn(
  tx: Tx,
  threadId: string,
  postId: string | null,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<Asked>`
    select t.kind, t.hidden_at is not null as "isHidden",
      t.author_id = access.person_id() or access.holds('community.moderate') as "mayAccept",
      ${postId}::uuid is null or exists (
        select from community.post p
        where p.id = ${postId} and p.thread_id = t.id and not p.is_opening and p.hidden_at is null
      ) as fits
    from community.thread t where t.id = ${threadId}`.execute(tx);
  const asked = rows[0];
  if (!asked) return failWith('community.not-found', {});
  if (!asked.mayAccept) return failWith('community.not-author', {});
  if (asked.isHidden) return failWith('community.hidden', {});
  if (asked.kind !== 'question' || !asked.fits) return failWith('community.not-a-question', {});
  await sql`update community.thread
    set accepted_post_id = ${postId}, accepted_by = case when ${postId}::uuid is null then null else access.person_id() end
    where id = ${threadId}`.execute(tx);
  await tellIn(tx, 'community.thread-changed', threadId);
  return succeed({ id: threadId });
}
