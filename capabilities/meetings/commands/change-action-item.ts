import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import type { ActionItemChange } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { MeetingsEvent } from '../events.ts';
import { findActionItem } from '../queries/action-items.ts';
import { areOfSite } from '../queries/people.ts';
import { type ActionItemMove, actionItemWorkflow, openActionStates } from '../states.ts';
import { ownerProblem } from './record-action-item.ts';
import { tellIn } from './tell.ts';

const told: Record<ActionItemMove, MeetingsEvent> = {
  start: 'meetings.action-started',
  finish: 'meetings.action-finished',
  drop: 'meetings.action-dropped',
};

/** Its owner says how far it is; where nobody owns it, anyone who carries out the site's actions may. */
export async function moveActionItemIn(
  tx: Tx,
  id: string,
  request: { move: ActionItemMove; reason?: string | undefined },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const item = await findActionItem(tx, id, now);
  if (!item) return failWith('meetings.not-found', {});
  if (!item.mayMove) return failWith('meetings.not-owner', { owner: item.owner ?? 'others' });
  const moved = await moveIn(tx, actionItemWorkflow, {
    id,
    move: request.move,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  });
  if (!moved.ok) return moved;
  await tellIn(
    tx,
    told[request.move],
    { table: 'action_item', id, siteId: item.site?.id ?? null },
    { number: item.number, ...(request.reason ? { reason: request.reason } : {}) },
  );
  return succeed({ id });
}

/** Another owner, day or wording while it is open; never over someone's later save. */
export async function changeActionItemIn(
  tx: Tx,
  id: string,
  change: ActionItemChange,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const item = await findActionItem(tx, id, now);
  if (!item) return failWith('meetings.not-found', {});
  if (!item.mayMove) return failWith('meetings.not-owner', { owner: item.owner ?? 'others' });
  if (!openActionStates.some((state) => state === item.state))
    return failWith('meetings.closed', { state: item.state });
  if (change.ownerId !== item.ownerId && !(await areOfSite(tx, item.site?.id ?? null, [change.ownerId])))
    return failWith('meetings.person-unknown', {}, [ownerProblem]);
  const { numAffectedRows } = await sql`update meetings.action_item
    set title = ${change.title}, detail = ${change.detail}, owner_id = ${change.ownerId}, due_on = ${change.dueOn},
      revision = revision + 1, changed_at = now()
    where id = ${id} and revision = ${change.revision}`.execute(tx);
  if (numAffectedRows !== 1n) return failWith('meetings.changed-meanwhile', {});
  const siteId = item.site?.id ?? null;
  await tellIn(tx, 'meetings.action-changed', { table: 'action_item', id, siteId }, { number: item.number });
  return succeed({ id });
}
