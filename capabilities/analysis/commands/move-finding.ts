import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import type { AnalysisEvent } from '../events.ts';
import { type FindingMove, findingWorkflow } from '../states.ts';

const told: Record<FindingMove, AnalysisEvent> = {
  submit: 'findings.submitted',
  approve: 'findings.approved',
  return: 'findings.returned',
  publish: 'findings.published',
  withdraw: 'findings.withdrawn',
};

/**
 * Moves a finding along its declared way and tells of it in the same transaction: what publishing hears has
 * happened. Only its author submits it; the declaration keeps the author from approving and publishing.
 */
export async function moveFindingIn(
  tx: Tx,
  target: { siteId: string; id: string },
  request: { move: FindingMove; reason?: string | undefined },
): Promise<Outcome<{ id: string; state: string }>> {
  const finding = await identify(tx, target);
  if (!finding) return failWith('analysis.not-found', {});
  if (request.move === 'submit' && !finding.mine) return failWith('findings.not-author', {});
  const moved = await moveIn(tx, findingWorkflow, {
    id: target.id,
    move: request.move,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  });
  if (!moved.ok) return moved;
  await emitIn(tx, {
    kind: told[request.move],
    siteId: target.siteId,
    subject: { table: 'analysis.finding', id: target.id },
    permission: 'findings.read',
    payload: { number: finding.number, ...(request.reason ? { reason: request.reason } : {}) },
  });
  return succeed({ id: target.id, state: moved.value.to });
}

async function identify(tx: Tx, { siteId, id }: { siteId: string; id: string }) {
  const { rows } = await sql<{ number: string; mine: boolean }>`
    select number, author_id = access.person_id() as mine
    from analysis.finding where id = ${id} and site_id = ${siteId}`.execute(tx);
  return rows[0];
}
