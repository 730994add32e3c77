import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import type { EvaluationEvent } from '../events.ts';
import { planLooks } from '../looking/plan-looks.ts';
import { findDesign } from '../queries/find-design.ts';
import { type DesignMove, designWorkflow } from '../states.ts';

const told: Record<DesignMove, EvaluationEvent> = {
  submit: 'evaluation.submitted',
  return: 'evaluation.returned',
  register: 'evaluation.registered',
  begin: 'evaluation.begun',
  report: 'evaluation.reported',
  'give-up': 'evaluation.given-up',
};

/** Moves a design along its declared way; registering it fixes its looks in the same transaction. */
export async function moveDesignIn(
  tx: Tx,
  target: { siteId: string; id: string },
  request: { move: DesignMove; reason?: string | undefined },
): Promise<Outcome<{ id: string }>> {
  const design = await findDesign(tx, target);
  if (!design) return failWith('evaluation.not-found', {});
  if (request.move === 'submit' && !design.iMade.includes('create'))
    return failWith('evaluation.not-author', {});
  const moved = await moveIn(tx, designWorkflow, {
    id: target.id,
    move: request.move,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  });
  if (!moved.ok) return moved;
  if (request.move === 'register') {
    for (const look of planLooks(design.draft)) {
      await sql`insert into evaluation.look (id, site_id, design_id, ordinal, is_final, through, due_on)
        values (${uuidv7()}, ${target.siteId}, ${target.id}, ${look.ordinal}, ${look.isFinal}, ${look.through},
          ${look.dueOn})`.execute(tx);
    }
  }
  await emitIn(tx, {
    kind: told[request.move],
    siteId: target.siteId,
    subject: { table: 'evaluation.design', id: target.id },
    permission: 'evaluation.read',
    payload: { number: design.number, ...(request.reason ? { reason: request.reason } : {}) },
  });
  return succeed({ id: target.id });
}
