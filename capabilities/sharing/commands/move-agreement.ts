import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { may, moveIn } from '#platform/workflow/move.ts';
import type { Agreement } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { SharingEvent } from '../events.ts';
import { findAgreement } from '../queries/find-agreement.ts';
import { type agreementMoves, agreementWorkflow } from '../states.ts';
import { faultOfSubmission } from './check-agreement.ts';
import { tellOfAgreement } from './tell.ts';

type Move = (typeof agreementMoves)[number];

const told: Record<Move, SharingEvent> = {
  submit: 'sharing.agreement-submitted',
  return: 'sharing.agreement-returned',
  approve: 'sharing.agreement-approved',
  terminate: 'sharing.agreement-ended',
  withdraw: 'sharing.agreement-withdrawn',
};

const neededAtAParty: Record<Move, string> = {
  submit: 'sharing.draft',
  return: 'sharing.review',
  approve: 'sharing.review',
  terminate: 'sharing.end',
  withdraw: 'sharing.end',
};

/** Moves an agreement along its declared way. Termination closes what it opened with the transaction that makes it. */
export async function moveAgreementIn(
  tx: Tx,
  target: { siteId: string; id: string },
  request: { move: Move; reason?: string | undefined },
  now = new Date(),
): Promise<Outcome<{ id: string }>> {
  const agreement = await findAgreement(tx, target);
  if (!agreement) return failWith('sharing.not-found', {});
  const fault = await faultOfMove(tx, target.siteId, agreement, request.move, now);
  if (fault) return fault;
  const moved = await moveIn(tx, agreementWorkflow, {
    id: target.id,
    move: request.move,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  });
  if (!moved.ok) return moved;
  await tellOfAgreement(tx, told[request.move], {
    ...target,
    number: agreement.number,
    reason: request.reason,
  });
  return succeed({ id: target.id });
}

async function faultOfMove(tx: Tx, siteId: string, agreement: Agreement, move: Move, now: Date) {
  const isMine = agreement.iMade.includes('create');
  if (move === 'submit') {
    if (!isMine) return failWith('sharing.not-author', {});
    const fault = agreement.state === 'draft' ? faultOfSubmission(agreement, now) : null;
    if (fault) return fault;
  }
  if (move === 'withdraw' && isMine) return null;
  const needed = neededAtAParty[move];
  // Who holds it for no agency at all is told that by the workflow.
  const holds = await may(tx, needed, siteId);
  return !holds || (await actsForAParty(tx, agreement.id, needed))
    ? null
    : failWith('sharing.not-a-party', {});
}

async function actsForAParty(tx: Tx, id: string, permission: string): Promise<boolean> {
  const { rows } = await sql<{ acts: boolean }>`
    select ${id}::uuid in (select sharing.my_agreements(${permission})) as acts`.execute(tx);
  return rows[0]!.acts;
}
