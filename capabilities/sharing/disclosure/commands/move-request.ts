import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import type { RecordsRequest, Redaction, RequestMove } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findRequest } from '../queries/find-request.ts';
import { recordsRequestWorkflow } from '../states.ts';
import { recordDisclosureIn } from './record-disclosure.ts';
import { tellOfRequest } from './tell.ts';

type Target = { siteId: string; id: string };

/**
 * Moves a request along. What is held back is held back on a ground of the law that applies, part by part; what is
 * handed over is in the disclosure log in the same transaction.
 */
export async function moveRequestIn(
  tx: Tx,
  target: Target,
  order: RequestMove,
  today: Day,
): Promise<Outcome<{ id: string }>> {
  const request = await findRequest(tx, target, today);
  if (!request) return failWith('disclosure.not-found', {});
  const unknown = unknownGround(order, request);
  if (unknown) return unknown;
  // Anywhere else the move is refused below, with its own reason.
  const from: readonly string[] = recordsRequestWorkflow.moves[order.move].from;
  if (from.includes(request.state)) {
    await keepWords(tx, target, order, today);
    if (order.move === 'answer-in-part') await keepRedactions(tx, target, order.redactions);
  }
  const moved = await moveIn(tx, recordsRequestWorkflow, { id: target.id, move: order.move });
  if (!moved.ok) return moved;
  if (order.move === 'answer-whole' || order.move === 'answer-in-part') {
    const logged = await logWhatWasGiven(tx, target, request, order);
    if (!logged.ok) return logged;
  }
  await tellOfRequest(tx, 'disclosure.request-changed', target);
  return succeed({ id: target.id });
}

async function keepWords(tx: Tx, target: Target, order: RequestMove, today: Day): Promise<void> {
  const set = (columns: RawBuilder<unknown>) =>
    sql`update sharing.records_request set ${columns} where id = ${target.id}`.execute(tx);
  switch (order.move) {
    case 'take-up':
      await set(sql`owner_id = access.person_id()`);
      break;
    case 'answer-whole':
      await set(sql`given = ${order.given}, record_count = ${order.recordCount}, answered_on = ${today},
        withheld_because = null, citation = null`);
      break;
    case 'answer-in-part':
      await set(sql`given = ${order.given}, record_count = ${order.recordCount}, answered_on = ${today},
        withheld_because = ${order.because}, citation = ${order.citation}`);
      break;
    case 'deny':
      await set(sql`given = null, record_count = 0, answered_on = ${today}, withheld_because = ${order.because},
        citation = ${order.citation}`);
      break;
    case 'complain':
      await set(sql`complaint = ${order.complaint}, complained_on = ${today}, complaint_decision = null`);
      break;
    case 'uphold':
    case 'reopen':
      await set(sql`complaint_decision = ${order.decision}`);
  }
}

function unknownGround(order: RequestMove, { grounds, jurisdiction }: RecordsRequest) {
  if (order.move !== 'deny' && order.move !== 'answer-in-part') return null;
  const known = new Set(grounds.map(({ citation }) => citation));
  const cited = [
    { field: 'citation', citation: order.citation },
    ...(order.move === 'deny'
      ? []
      : order.redactions.map(({ citation }, n) => ({ field: `redactions.${n}.citation`, citation }))),
  ];
  const wrong = cited.filter(({ citation }) => !known.has(citation));
  if (wrong.length === 0) return null;
  return failWith(
    'disclosure.ground-unknown',
    { jurisdiction },
    wrong.map(({ field, citation }) => ({
      field,
      message: `“${citation}” is not on the list.`,
      mend: 'Choose a ground from the list.',
    })),
  );
}

/** Those of an earlier answer stay: what was blacked out then is part of what was said then. */
async function keepRedactions(tx: Tx, target: Target, redactions: readonly Redaction[]): Promise<void> {
  for (const { place, what, citation } of redactions) {
    await sql`insert into sharing.redaction (id, request_id, site_id, agency_id, place, what, citation)
      select ${uuidv7()}, r.id, r.site_id, r.agency_id, ${place}, ${what}, ${citation}
      from sharing.records_request r where r.id = ${target.id}`.execute(tx);
  }
}

async function logWhatWasGiven(
  tx: Tx,
  target: Target,
  request: RecordsRequest,
  order: Extract<RequestMove, { recordCount: number }>,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ agencyId: string }>`
    select agency_id as "agencyId" from sharing.records_request where id = ${target.id}`.execute(tx);
  return recordDisclosureIn(tx, {
    ...{ siteId: target.siteId, agencyId: rows[0]!.agencyId, kind: 'records request' },
    ...{ recipient: request.requester, recipientAgencyId: null, recordClass: 'sharing.records-requests' },
    what: order.given,
    purpose: request.title,
    basis: { kind: 'law', law: request.law },
    recordsRequestId: target.id,
    recordIds: order.recordIds,
    recordCount: order.recordCount,
  });
}
