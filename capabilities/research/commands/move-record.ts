import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { type RecordKind, researchWorkflows } from '../states.ts';
import { tellIn } from './tell.ts';

/** Moves that carry more than a reason have commands of their own. */
const withMore: Partial<Record<RecordKind, readonly string[]>> = {
  connection: ['open'],
  approval: ['prepare', 'approve'],
  release: ['release'],
};

export type Target = { siteId: string; id: string };
export type Move = { move: string; reason?: string | undefined };

/** A move as declared, and nothing else: agree, return, decline, revoke, withdraw, deliver, accept. */
export async function moveRecordIn(
  tx: Tx,
  record: RecordKind,
  target: Target,
  { move, reason }: Move,
): Promise<Outcome<{ id: string }>> {
  const workflow: WorkflowDeclaration = researchWorkflows[record];
  if (!(move in workflow.moves) || withMore[record]?.includes(move) || !(await isThere(tx, record, target)))
    return failWith('research.not-found', {});
  return makeMoveIn(tx, record, target, { move, reason });
}

/** The step that every move has in common, for the commands that do more. */
export async function makeMoveIn(
  tx: Tx,
  record: RecordKind,
  target: Target,
  { move, reason }: Move,
): Promise<Outcome<{ id: string }>> {
  const workflow: WorkflowDeclaration = researchWorkflows[record];
  const moved = await moveIn(tx, workflow, {
    id: target.id,
    move,
    ...(reason === undefined ? {} : { reason }),
  });
  if (!moved.ok) return moved;
  await tellIn(tx, record, target);
  return succeed({ id: target.id });
}

async function isThere(tx: Tx, record: RecordKind, { siteId, id }: Target): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${sql.table(`research.${record}`)} where id = ${id} and site_id = ${siteId}`.execute(tx);
  return rows.length > 0;
}
