import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../../errors.ts';
import { type ResourceMove, resourceWorkflow } from '../../states.ts';
import { tellIn } from '../../tell.ts';

const OWN_MOVES: readonly ResourceMove[] = ['resubmit', 'withdraw'];

/** Moves a version along; what is returned waits on its proposer alone, what is in review on any second person. */
export async function moveResourceIn(
  tx: Tx,
  id: string,
  { move, reason }: { move: ResourceMove; reason?: string | undefined },
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ isMine: boolean }>`
    select proposed_by = access.person_id() as "isMine" from community.resource_version where id = ${id}`.execute(
    tx,
  );
  if (!rows[0]) return failWith('community.not-found', {});
  if (OWN_MOVES.includes(move) && !rows[0].isMine) return failWith('community.not-author', {});
  const moved = await moveIn(tx, resourceWorkflow, { id, move, ...(reason === undefined ? {} : { reason }) });
  if (!moved.ok) return moved;
  await sql`update community.resource_version
    set owner_id = case when state = 'returned' then proposed_by end where id = ${id}`.execute(tx);
  await tellIn(tx, 'community.resource-changed', id);
  return succeed({ id });
}
