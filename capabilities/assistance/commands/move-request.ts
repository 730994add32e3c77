import { sql } from 'kysely';
import { addDays, type Day, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import type { Stage, Urgency } from '../clock/contract.ts';
import { failWith } from '../errors.ts';
import type { RequestEvent } from '../events.ts';
import { type Party, readLedger } from '../queries/read-ledger.ts';
import { championOf, executiveOf, liaisonOf } from '../queries/whose-turn.ts';
import { type RequestMove, type RequestState, requestWorkflow } from '../states.ts';
import { faultOfSubmission } from './check-request.ts';
import { keepInLedger, type NewEntry, type Target } from './keep-ledger.ts';

type Turn = 'liaison' | 'asker' | 'approver' | 'lead';
type Effect = {
  tells: RequestEvent;
  /** What the clock is told. */
  clock: readonly ('starts' | 'resumes' | 'ends' | Stage)[];
  /** Whose turn it is then; without it, it stays with whoever has it. */
  turn?: Turn;
};

/** What each move does to the clock, and on whom the request is from then on. */
const effects: Record<RequestMove, Effect> = {
  submit: { tells: 'assistance.submitted', clock: ['starts'], turn: 'liaison' },
  acknowledge: { tells: 'assistance.acknowledged', clock: ['acknowledged'] },
  triage: { tells: 'assistance.triaged', clock: ['triaged'] },
  'split-off': { tells: 'assistance.split', clock: [] },
  return: { tells: 'assistance.returned', clock: ['acknowledged'], turn: 'asker' },
  answer: { tells: 'assistance.answered', clock: ['resumes'], turn: 'liaison' },
  lapse: { tells: 'assistance.resumed', clock: ['resumes'], turn: 'liaison' },
  match: { tells: 'assistance.matched', clock: ['matched'], turn: 'lead' },
  'take-on': { tells: 'assistance.matched', clock: ['matched'], turn: 'lead' },
  unmatch: { tells: 'assistance.unmatched', clock: [], turn: 'liaison' },
  scope: { tells: 'assistance.scoped', clock: ['scoped'], turn: 'approver' },
  revise: { tells: 'assistance.revised', clock: [], turn: 'lead' },
  approve: { tells: 'assistance.approved', clock: ['approved'], turn: 'lead' },
  begin: { tells: 'assistance.begun', clock: ['delivering'], turn: 'lead' },
  complete: { tells: 'assistance.delivered', clock: ['delivered'], turn: 'asker' },
  continue: { tells: 'assistance.continued', clock: [], turn: 'lead' },
  close: { tells: 'assistance.closed', clock: ['ends'] },
  reopen: { tells: 'assistance.reopened', clock: ['starts', 'acknowledged'], turn: 'liaison' },
  decline: { tells: 'assistance.declined', clock: ['ends'] },
  merge: { tells: 'assistance.merged', clock: ['ends'] },
  withdraw: { tells: 'assistance.withdrawn', clock: ['ends'] },
};

export type RequestMoveOrder = {
  move: RequestMove;
  reason?: string | undefined;
  /** When the site’s answer is due back, for a return. */
  dueBackOn?: Day | undefined;
  /** The provider’s person who leads, when a provider takes it on. */
  ownerId?: string | undefined;
};

export type HeldRequest = {
  number: string;
  title: string;
  state: RequestState;
  urgency: Urgency;
  authorId: string;
  ownerId: string;
  liaisonId: string | null;
  leadId: string | null;
  paused: boolean;
  timeZone: string;
};

/** Moves a request: its state, its clock, on whom it is, and what others hear, in one. */
export async function moveRequestIn(
  tx: Tx,
  target: Target,
  order: RequestMoveOrder,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const request = await holdRequest(tx, target, now);
  if (!request) return failWith('assistance.not-found', {});
  if (order.move === 'submit') {
    const fault = await faultOfSubmission(tx, target);
    if (fault) return fault;
    await sql`update assistance.request set submitted_at = coalesce(submitted_at, ${now}) where id = ${target.id}`.execute(
      tx,
    );
  }
  if (order.move === 'return' && !isDueBack(order.dueBackOn, request.timeZone, now))
    return failWith('assistance.due-back-missing', {}, [
      { field: 'dueBackOn', message: 'is not a day within the next 30', mend: 'Name a day.' },
    ]);
  const moved = await moveIn(tx, requestWorkflow, {
    id: target.id,
    move: order.move,
    ...(order.reason === undefined ? {} : { reason: order.reason }),
  });
  if (!moved.ok) return moved;
  await keepInLedger(tx, target, await entriesFor(tx, target, request, order), now);
  await emitIn(tx, {
    kind: effects[order.move].tells,
    siteId: target.siteId,
    subject: { table: 'assistance.request', id: target.id },
    permission: 'assistance.read',
    payload: { number: request.number, ...(order.reason ? { reason: order.reason } : {}) },
  });
  return succeed({ id: target.id });
}

/** The request as it is, locked; what waits for it waits until this change is made or undone. */
export async function holdRequest(tx: Tx, target: Target, now: Date): Promise<HeldRequest | undefined> {
  const { rows } = await sql<HeldRequest>`
    select r.number, r.title, r.state, r.urgency, r.author_id as "authorId", r.owner_id as "ownerId",
      r.liaison_id as "liaisonId", r.lead_id as "leadId", coalesce(r.paused_until > ${now}, false) as paused,
      s.time_zone as "timeZone"
    from assistance.request r
    join program.site s on s.id = r.site_id
    where r.id = ${target.id} and r.site_id = ${target.siteId}`.execute(tx);
  return rows[0];
}

const LONGEST_WAIT_DAYS = 30;

export function isDueBack(day: Day | undefined, timeZone: string, now: Date): day is Day {
  const today = dayIn(timeZone, now);
  return day !== undefined && day > today && day <= addDays(today, LONGEST_WAIT_DAYS);
}

async function entriesFor(
  tx: Tx,
  target: Target,
  request: HeldRequest,
  order: RequestMoveOrder,
): Promise<NewEntry[]> {
  const { clock, turn } = effects[order.move];
  const entries: NewEntry[] = [];
  if (order.move === 'submit') entries.push({ kind: 'urgency', urgency: request.urgency });
  // Whoever goes on does not wait for the answer.
  if (request.paused && !clock.includes('resumes')) entries.push({ kind: 'resumed' });
  for (const what of clock) {
    if (what === 'starts') entries.push({ kind: 'started', reason: order.reason });
    else if (what === 'resumes') entries.push({ kind: 'resumed', reason: order.reason });
    else if (what === 'ends') entries.push({ kind: 'ended', reason: order.reason });
    else entries.push({ kind: 'reached', stage: what });
  }
  if (order.move === 'return')
    entries.push({ kind: 'paused', dueBackOn: order.dueBackOn!, reason: order.reason! });
  if (turn) entries.push({ kind: 'owner', ...(await holderFor(tx, target, turn, request, order)) });
  else if (request.paused && !clock.includes('ends'))
    entries.push({ kind: 'owner', ...(await holderBeforePause(tx, target.id, request)) });
  return entries;
}

type Holder = { ownerId: string; party: Party };

/** Nobody is left without: where no one holds the position, it stays with whoever has it. */
async function holderFor(
  tx: Tx,
  target: Target,
  turn: Turn,
  request: HeldRequest,
  order: RequestMoveOrder,
): Promise<Holder> {
  switch (turn) {
    case 'asker':
      return { ownerId: request.authorId, party: 'site' };
    case 'approver':
      return { ownerId: (await executiveOf(tx, target.siteId)) ?? request.authorId, party: 'site' };
    case 'lead': {
      const leadId = order.ownerId ?? request.leadId;
      await sql`update assistance.request set lead_id = ${leadId} where id = ${target.id}`.execute(tx);
      return {
        ownerId: leadId ?? request.liaisonId ?? request.ownerId,
        party: leadId ? 'provider' : 'program',
      };
    }
    case 'liaison': {
      const liaisonId = (await liaisonOf(tx, target.siteId)) ?? request.liaisonId ?? request.ownerId;
      await sql`update assistance.request set liaison_id = ${liaisonId} where id = ${target.id}`.execute(tx);
      return { ownerId: liaisonId, party: 'program' };
    }
  }
}

export async function holderBeforePause(tx: Tx, id: string, request: HeldRequest): Promise<Holder> {
  const rows = (await readLedger(tx, [id])).get(id) ?? [];
  const pausedAt = rows.findLastIndex(({ kind }) => kind === 'paused');
  const before = rows.slice(0, pausedAt).findLast(({ kind }) => kind === 'owner');
  return {
    ownerId: before?.ownerId ?? request.liaisonId ?? request.ownerId,
    party: before?.party ?? 'program',
  };
}

/** Hands a request to the next one who must agree, within a state: a work plan goes from the site to the program. */
export async function handOnIn(
  tx: Tx,
  target: Target,
  next: { party: Party; ownerId?: string | undefined },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const request = await holdRequest(tx, target, now);
  if (!request) return failWith('assistance.not-found', {});
  const found = {
    site: () => executiveOf(tx, target.siteId),
    program: () => championOf(tx, target.siteId),
    provider: async () => request.leadId,
  }[next.party];
  const ownerId = next.ownerId ?? (await found()) ?? request.liaisonId ?? request.ownerId;
  await keepInLedger(tx, target, [{ kind: 'owner', ownerId, party: next.party }], now);
  return succeed({ id: target.id });
}
