import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import type { ProgramEvent } from '../events.ts';
import { type EngagementMove, engagementWorkflow } from '../states.ts';
import { tellOf } from '../tell.ts';
import type { EngagementMoveRequest } from './contract.ts';

const told: Record<EngagementMove, ProgramEvent> = {
  accept: 'program.accepted',
  assess: 'program.phase-begun',
  plan: 'program.phase-begun',
  implement: 'program.phase-begun',
  sustain: 'program.phase-begun',
  graduate: 'program.graduated',
  withdraw: 'program.withdrawn',
};

/** Leads an engagement into its next phase; the day it does so is the day the phase began. */
export async function moveEngagementIn(
  tx: Tx,
  target: { siteId: string; engagementId: string },
  { move, reason }: EngagementMoveRequest,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql`select 1 from program.engagement
    where id = ${target.engagementId} and site_id = ${target.siteId}`.execute(tx);
  if (rows.length === 0) return failWith('program.not-found', {});
  const moved = await moveIn(tx, engagementWorkflow, {
    id: target.engagementId,
    move,
    ...(reason ? { reason } : {}),
  });
  if (!moved.ok) return moved;
  const subject = { table: 'program.engagement', id: target.engagementId };
  await tellOf(tx, told[move], target.siteId, subject, { phase: moved.value.to });
  return succeed({ id: target.engagementId });
}
