import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { tellIn } from '../commands/tell.ts';
import type { FollowUpAnswer } from '../contract.ts';
import { failWith } from '../errors.ts';
import { followUpWorkflow } from '../states.ts';

/** The site or its liaison says once whether it was kept, partly or not. */
export async function answerFollowUpIn(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
  { answer, note }: z.infer<typeof FollowUpAnswer>,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ number: string; state: string }>`
    select number, state from summit.follow_up where id = ${id} and site_id = ${siteId}`.execute(tx);
  if (!rows[0]) return failWith('summit.not-found', {});
  if (rows[0].state === 'due')
    await sql`update summit.follow_up
      set answer = ${answer}, note = ${note}, answered_by = access.person_id(), answered_at = now()
      where id = ${id}`.execute(tx);
  const moved = await moveIn(tx, followUpWorkflow, { id, move: 'answer' });
  if (!moved.ok) return moved;
  await tellIn(tx, 'summit.follow-up-answered', { table: 'follow_up', id }, siteId, {
    number: rows[0].number,
    answer,
  });
  return succeed({ id });
}
