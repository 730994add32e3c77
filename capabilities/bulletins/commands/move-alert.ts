import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { may, moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { type AlertMove, alertWorkflow } from '../states.ts';

type Target = { siteId: string; id: string };
type PersonsMove = Exclude<AlertMove, 'settle'>;

const SHORTEST_EXPLANATION = 10;

/** A person answers an alert. The explanation is kept on the alert too: the week’s bulletin tells it. */
export async function moveAlertIn(
  tx: Tx,
  target: Target,
  { move, reason }: { move: PersonsMove; reason?: string | undefined },
): Promise<Outcome<{ id: string }>> {
  const alert = await identify(tx, target);
  if (!alert) return failWith('bulletins.not-found', {});
  if (move === 'explain' && reason?.trim() && reason.trim().length < SHORTEST_EXPLANATION)
    return failWith('bulletins.explanation-short', {});
  if (
    move === 'explain' &&
    reason &&
    alert.state === 'raised' &&
    (await may(tx, 'bulletins.explain', target.siteId))
  )
    await keepExplanation(tx, target.id, reason.trim());
  const moved = await moveIn(tx, alertWorkflow, {
    id: target.id,
    move,
    ...(reason === undefined ? {} : { reason }),
  });
  if (!moved.ok) return moved;
  await emitIn(tx, {
    kind: 'bulletins.alert-answered',
    siteId: target.siteId,
    subject: { table: 'bulletins.alert', id: target.id },
    permission: 'bulletins.read',
    payload: { number: alert.number, move },
  });
  return succeed({ id: target.id });
}

async function identify(tx: Tx, { siteId, id }: Target) {
  const { rows } = await sql<{ number: string; state: string }>`
    select number, state from bulletins.alert where id = ${id} and site_id = ${siteId}`.execute(tx);
  return rows[0];
}

/** Before the move: the database lets no alert be explained without saying why. */
async function keepExplanation(tx: Tx, id: string, explanation: string): Promise<void> {
  await sql`update bulletins.alert set explanation = ${explanation}, explained_by = access.person_id()
    where id = ${id}`.execute(tx);
}
