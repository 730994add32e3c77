import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith as failMove, may } from '#platform/workflow/move.ts';
import type { Urgency } from '../clock/contract.ts';
import { failWith } from '../errors.ts';
import type { RequestEvent } from '../events.ts';
import { endedStates, type RequestState } from '../states.ts';
import { keepInLedger, type NewEntry, type Target } from './keep-ledger.ts';
import { type HeldRequest, holdRequest } from './move-request.ts';

/** Puts a request on someone else, with the reason. On whose side of the table it is stays. */
export async function reassignIn(
  tx: Tx,
  target: Target,
  order: { personId: string; reason: string },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ able: boolean; party: 'site' | 'program' | 'provider' | null }>`
    select exists (select from assistance.people_of(${target.siteId}) p where p.id = ${order.personId}) as able,
      (select r.waits_on from assistance.request r where r.id = ${target.id}) as party`.execute(tx);
  const { able, party } = rows[0]!;
  return steer(tx, target, now, 'Reassign', order.reason, async (request) => {
    if (!able) return failWith('assistance.not-an-owner', {});
    const standsIn = party === 'provider' ? sql.ref('lead_id') : sql.ref('liaison_id');
    if (party !== 'site' && !request.paused) {
      await sql`update assistance.request set ${standsIn} = ${order.personId} where id = ${target.id}`.execute(
        tx,
      );
    }
    return succeed({
      tells: 'assistance.reassigned' as const,
      entry: { kind: 'owner', ownerId: order.personId, party: party ?? 'program', reason: order.reason },
    });
  });
}

/** Says anew how urgent a request is. The time that has passed stays; what was missed stays missed. */
export async function changePriorityIn(
  tx: Tx,
  target: Target,
  order: { urgency: Urgency; reason: string },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  return steer(tx, target, now, 'Change the urgency', order.reason, async () =>
    succeed({
      tells: 'assistance.priority-changed' as const,
      entry: { kind: 'urgency', urgency: order.urgency, reason: order.reason },
    }),
  );
}

type Steered = { tells: RequestEvent; entry: NewEntry };

async function steer(
  tx: Tx,
  target: Target,
  now: Date,
  label: string,
  reason: string,
  decide: (request: HeldRequest) => Promise<Outcome<Steered>>,
): Promise<Outcome<{ id: string }>> {
  const request = await holdRequest(tx, target, now);
  if (!request) return failWith('assistance.not-found', {});
  if (!(await may(tx, 'assistance.triage', target.siteId)))
    return failMove('workflow.not-allowed', { label, permission: 'assistance.triage' });
  if (request.state === 'draft' || (endedStates as readonly RequestState[]).includes(request.state))
    return failWith('assistance.not-open', {});
  const steered = await decide(request);
  if (!steered.ok) return steered;
  await keepInLedger(tx, target, [steered.value.entry], now);
  await emitIn(tx, {
    kind: steered.value.tells,
    siteId: target.siteId,
    subject: { table: 'assistance.request', id: target.id },
    permission: 'assistance.read',
    payload: { number: request.number, reason },
  });
  return succeed({ id: target.id });
}

/** Says something about a request, for all who may read it. */
export async function commentIn(
  tx: Tx,
  target: Target,
  words: string,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const request = await holdRequest(tx, target, now);
  if (!request) return failWith('assistance.not-found', {});
  await sql`insert into assistance.comment (id, site_id, request_id, said_at, words)
    values (${uuidv7()}, ${target.siteId}, ${target.id}, ${now}, ${words})`.execute(tx);
  await emitIn(tx, {
    kind: 'assistance.commented',
    siteId: target.siteId,
    subject: { table: 'assistance.request', id: target.id },
    permission: request.state === 'draft' ? 'assistance.request' : 'assistance.read',
    payload: { number: request.number },
  });
  return succeed({ id: target.id });
}
