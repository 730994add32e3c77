import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { escalationWorkflow } from '../states.ts';
import type { Target } from './keep-ledger.ts';

/** Whoever a request was brought to says what they do about it. */
export async function takeUpEscalationIn(
  tx: Tx,
  target: Target,
  reason: string,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ number: string }>`
    select number from assistance.escalation where id = ${target.id} and site_id = ${target.siteId}`.execute(
    tx,
  );
  const escalation = rows[0];
  if (!escalation) return failWith('assistance.not-found', {});
  const moved = await moveIn(tx, escalationWorkflow, { id: target.id, move: 'take-up', reason });
  if (!moved.ok) return moved;
  await emitIn(tx, {
    kind: 'assistance.escalation-answered',
    siteId: target.siteId,
    subject: { table: 'assistance.escalation', id: target.id },
    permission: 'assistance.read',
    payload: { number: escalation.number, reason },
  });
  return succeed({ id: target.id });
}
