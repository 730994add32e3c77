import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { declareErrors } from '#platform/outcome/declare-errors.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { MoveDeclaration, WorkflowDeclaration } from './declare.ts';

export const { catalogue: workflowErrors, failWith } = declareErrors({
  'workflow.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such record, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'workflow.wrong-state': {
    status: 409,
    title: 'The record has moved on',
    detail: (p: { label: string; state: string }) =>
      `"${p.label}" can't be done while the record is ${p.state}.`,
    mend: 'Reload the page to see where the record stands now.',
  },
  'workflow.not-allowed': {
    status: 403,
    title: 'You can’t make this move',
    detail: (p: { label: string; permission: string }) =>
      `"${p.label}" needs the permission ${p.permission}.`,
    mend: 'Ask someone who holds it, or your agency’s administrator.',
  },
  'workflow.reason-missing': {
    status: 422,
    title: 'A reason is needed',
    detail: (p: { label: string }) => `"${p.label}" is kept on the record with its reason.`,
    mend: 'Write the reason in a sentence.',
  },
  'workflow.second-person': {
    status: 403,
    title: 'A second person is needed',
    detail: (p: { label: string }) =>
      `"${p.label}" can't be done by someone who worked on this record before.`,
    mend: 'Ask a colleague with the same permission.',
  },
});

export type MoveRequest<M extends string> = { id: string; move: M; reason?: string };

export type Moved = { id: string; siteId: string | null; from: string; to: string };

/**
 * Makes one declared move: asks first, in words; the database asks again and refuses what slips through.
 * Locks the record, so two people who press at once cannot both move it.
 */
export async function moveIn<S extends string, M extends string>(
  tx: Tx,
  workflow: WorkflowDeclaration<S, M>,
  request: MoveRequest<M>,
): Promise<Outcome<Moved>> {
  const move = workflow.moves[request.move];
  const record = await lockRecord(tx, workflow, request.id);
  if (!record) return refusal(tx, workflow, move, request.id);
  if (!move.from.includes(record.state as S)) {
    const state = workflow.states[record.state as S]?.label.toLowerCase() ?? record.state;
    return failWith('workflow.wrong-state', { label: move.label, state });
  }
  const reason = request.reason?.trim() || null;
  if (move.reason === 'required' && !reason)
    return failWith('workflow.reason-missing', { label: move.label });
  if (move.permission && !(await may(tx, move.permission, record.site_id))) {
    return failWith('workflow.not-allowed', { label: move.label, permission: move.permission });
  }
  if (move.notBy && (await hasMade(tx, request.id, move.notBy))) {
    return failWith('workflow.second-person', { label: move.label });
  }
  await recordTransition(tx, {
    workflow: workflow.name,
    subjectId: request.id,
    siteId: record.site_id,
    move: request.move,
    from: record.state,
    to: move.to,
    reason,
  });
  await sql`update ${sql.table(workflow.table)} set state = ${move.to}, state_since = now()
    where id = ${request.id}`.execute(tx);
  return succeed({ id: request.id, siteId: record.site_id, from: record.state, to: move.to });
}

/** Notes who brought a record into being; the two-person rule reads it as the move `create`. */
export async function recordCreation(
  tx: Tx,
  workflow: WorkflowDeclaration,
  record: { id: string; siteId: string | null },
): Promise<void> {
  await recordTransition(tx, {
    workflow: workflow.name,
    subjectId: record.id,
    siteId: record.siteId,
    move: 'create',
    from: null,
    to: workflow.initial,
    reason: null,
  });
}

/** Who may read a record but change nothing of it can't lock it: they are told what they lack, not that it is not there. */
async function refusal(tx: Tx, workflow: WorkflowDeclaration, move: MoveDeclaration, id: string) {
  const { rows } = await sql`select 1 from ${sql.table(workflow.table)} where id = ${id}`.execute(tx);
  return rows.length > 0 && move.permission
    ? failWith('workflow.not-allowed', { label: move.label, permission: move.permission })
    : failWith('workflow.not-found', {});
}

async function lockRecord(tx: Tx, workflow: WorkflowDeclaration, id: string) {
  const { rows } = await sql<{ state: string; site_id: string | null }>`
    select state, site_id from ${sql.table(workflow.table)} where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function may(tx: Tx, permission: string, siteId: string | null): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`
    select access.may(${permission}, ${siteId}::uuid) as allowed`.execute(tx);
  return rows[0]!.allowed;
}

async function hasMade(tx: Tx, subjectId: string, moves: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`
    select platform.has_made(${subjectId}::uuid, ${moves}::text[], access.person_id()) as made`.execute(tx);
  return rows[0]!.made;
}

async function recordTransition(
  tx: Tx,
  t: {
    workflow: string;
    subjectId: string;
    siteId: string | null;
    move: string;
    from: string | null;
    to: string;
    reason: string | null;
  },
): Promise<void> {
  await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state, reason)
    values (${uuidv7()}, ${t.workflow}, ${t.subjectId}, ${t.siteId}, ${t.move}, ${t.from}, ${t.to}, ${t.reason})`.execute(
    tx,
  );
}
