import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../../errors.ts';
import { tellIn } from '../../tell.ts';

/** Hides a reply, or the whole thread where no reply is named; `null` shows it again. */
export async function hideIn(
  tx: Tx,
  target: { threadId: string; postId: string | null },
  reason: string | null,
): Promise<Outcome<{ id: string }>> {
  const set = sql`hidden_at = case when ${reason}::text is null then null else now() end,
    hidden_by = case when ${reason}::text is null then null else access.person_id() end,
    hidden_reason = ${reason}`;
  const { numAffectedRows } = target.postId
    ? await sql`update community.post set ${set}
        where id = ${target.postId} and thread_id = ${target.threadId} and not is_opening`.execute(tx)
    : await sql`update community.thread set ${set} where id = ${target.threadId}`.execute(tx);
  if (!numAffectedRows) return failWith('community.not-found', {});
  await tellIn(tx, 'community.thread-changed', target.threadId);
  return succeed({ id: target.threadId });
}
