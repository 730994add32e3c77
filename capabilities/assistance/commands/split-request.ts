import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import type { SplitOrder } from '../contract.ts';
import { failWith } from '../errors.ts';
import { requestWorkflow } from '../states.ts';
import { faultOfText } from './check-request.ts';
import { keepInLedger, type Target, writeClock } from './keep-ledger.ts';
import { type HeldRequest, holdRequest } from './move-request.ts';

/**
 * A part of a request becomes a request of its own, triaged by that very decision. It has waited as long as its
 * parent: the parent’s ledger is the beginning of its own.
 */
export async function splitRequestIn(
  tx: Tx,
  target: Target,
  order: SplitOrder,
  now: Date,
): Promise<Outcome<{ id: string; partId: string }>> {
  const request = await holdRequest(tx, target, now);
  if (!request) return failWith('assistance.not-found', {});
  if (!['acknowledged', 'triaged'].includes(request.state) || request.paused)
    return failWith('assistance.not-splittable', {});
  const fault = await faultOfText(tx, target.siteId, {
    ...order.part,
    ...{ coreAreas: [], objectiveId: null, urgency: request.urgency, intensity: 'targeted' },
  });
  if (fault) return fault;
  const part = { siteId: target.siteId, id: uuidv7() };
  await insertPart(tx, target, part, order, await nextNumber(tx, 'TTA', now.getUTCFullYear()));
  await recordCreation(tx, requestWorkflow, part);
  const moved = await moveIn(tx, requestWorkflow, { id: part.id, move: 'split-off' });
  if (!moved.ok) return moved;
  await copyLedger(tx, target, part);
  await keepInLedger(tx, part, [{ kind: 'reached', stage: 'triaged' }], now);
  await narrow(tx, target, request, order, part, now);
  return succeed({ id: target.id, partId: part.id });
}

async function insertPart(tx: Tx, parent: Target, part: Target, { part: text }: SplitOrder, number: string) {
  await sql`insert into assistance.request
      (id, site_id, number, title, problem, wanted_outcome, primary_core_area, objective_id, urgency, intensity,
       parent_id, submitted_at, owner_id, liaison_id)
    select ${part.id}, p.site_id, ${number}, ${text.title}, ${text.problem}, ${text.wantedOutcome},
      ${text.primaryCoreArea}, p.objective_id, p.urgency, p.intensity, p.id, p.submitted_at, p.owner_id, p.liaison_id
    from assistance.request p
    where p.id = ${parent.id}`.execute(tx);
}

async function copyLedger(tx: Tx, parent: Target, part: Target): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from assistance.clock_entry where request_id = ${parent.id} order by at, id`.execute(tx);
  // In the order of the parent: the ledger takes no entry before its newest.
  for (const { id } of rows) {
    await sql`insert into assistance.clock_entry
        (id, site_id, request_id, at, kind, stage, urgency, due_back_on, owner_id, party, net_minutes, reason)
      select ${uuidv7()}, site_id, ${part.id}, at, kind, stage, urgency, due_back_on, owner_id, party, net_minutes,
        reason
      from assistance.clock_entry where id = ${id}`.execute(tx);
  }
}

async function narrow(
  tx: Tx,
  target: Target,
  request: HeldRequest,
  order: SplitOrder,
  part: Target,
  now: Date,
): Promise<void> {
  await keepJoining(tx, target, part.id, 'split', order.reason, now);
  await sql`update assistance.request set title = ${order.rest.title}, problem = ${order.rest.problem},
      revision = revision + 1, changed_at = now()
    where id = ${target.id}`.execute(tx);
  await writeClock(tx, target, now);
  await tell(tx, target, 'assistance.split', request.number, order.reason);
}

/** The younger of two requests for the same lives on in the older, whose clock stands: no wait is forgotten. */
export async function mergeRequestIn(
  tx: Tx,
  target: Target,
  order: { into: string; reason: string },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const request = await holdRequest(tx, target, now);
  if (!request) return failWith('assistance.not-found', {});
  const why = await whyNotMerged(tx, target, order.into);
  if (why) return failWith('assistance.merge-refused', { why });
  const moved = await moveIn(tx, requestWorkflow, { id: target.id, move: 'merge', reason: order.reason });
  if (!moved.ok) return moved;
  await keepJoining(tx, target, order.into, 'merge', order.reason, now);
  await sql`update assistance.request set merged_into = ${order.into} where id = ${target.id}`.execute(tx);
  await keepInLedger(tx, target, [{ kind: 'ended', reason: order.reason }], now);
  await tell(tx, target, 'assistance.merged', request.number, order.reason);
  return succeed({ id: order.into });
}

async function whyNotMerged(tx: Tx, { siteId, id }: Target, into: string): Promise<string | null> {
  const { rows } = await sql<{ open: boolean; older: boolean; number: string }>`
    select other.number, other.id <> this.id and other.submitted_at <= this.submitted_at as older,
      other.state in ('submitted', 'returned', 'acknowledged', 'triaged', 'matched', 'scoped', 'approved',
        'delivering') as open
    from assistance.request this
    join assistance.request other on other.id = ${into} and other.site_id = ${siteId}
    where this.id = ${id}`.execute(tx);
  const other = rows[0];
  if (!other) return 'There is no such request at this site.';
  if (!other.open) return `${other.number} is not open.`;
  return other.older ? null : `${other.number} was submitted later than this one.`;
}

async function keepJoining(
  tx: Tx,
  target: Target,
  otherId: string,
  kind: 'split' | 'merge',
  reason: string,
  now: Date,
): Promise<void> {
  await sql`insert into assistance.joining (id, site_id, request_id, other_id, kind, reason, before, at)
    select ${uuidv7()}, site_id, id, ${otherId}, ${kind}, ${reason},
      jsonb_build_object('title', title, 'problem', problem, 'wantedOutcome', wanted_outcome), ${now}
    from assistance.request where id = ${target.id}`.execute(tx);
}

async function tell(
  tx: Tx,
  target: Target,
  kind: 'assistance.split' | 'assistance.merged',
  number: string,
  reason: string,
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId: target.siteId,
    subject: { table: 'assistance.request', id: target.id },
    permission: 'assistance.read',
    payload: { number, reason },
  });
}
