import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import type { Acceptance, RecommendationMoveRequest } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { RecommendationEvent } from '../events.ts';
import { recommendationWorkflow } from '../states.ts';
import { type Target, toldOf } from './tell.ts';

type Done = Outcome<{ id: string }>;

/** The site says yes with a name and a day: who carries it out, and until when. */
export async function acceptIn(tx: Tx, target: Target, acceptance: Acceptance, today: Day): Promise<Done> {
  const state = await stateOf(tx, target);
  if (!state) return failWith('recommendations.not-found', {});
  if (state === 'proposed') {
    const refused = await refusalOfOwner(tx, target, acceptance, today);
    if (refused) return refused;
    await keepOwner(tx, target.id, acceptance);
  }
  const moved = await moveIn(tx, recommendationWorkflow, { id: target.id, move: 'accept' });
  return moved.ok ? toldOf(tx, 'recommendations.accepted', target) : moved;
}

/** On someone else, or due on another day, while the site carries it out. */
export async function handOverIn(tx: Tx, target: Target, acceptance: Acceptance, today: Day): Promise<Done> {
  const state = await stateOf(tx, target);
  if (!state || !['accepted', 'planned', 'under-way'].includes(state))
    return failWith('recommendations.not-found', {});
  const refused = await refusalOfOwner(tx, target, acceptance, today);
  if (refused) return refused;
  await keepOwner(tx, target.id, acceptance);
  return toldOf(tx, 'recommendations.handed', target);
}

const tells = {
  decline: 'recommendations.declined',
  withdraw: 'recommendations.withdrawn',
  begin: 'recommendations.begun',
  'send-back': 'recommendations.sent-back',
  drop: 'recommendations.dropped',
} as const satisfies Record<RecommendationMoveRequest['move'], RecommendationEvent>;

/** Moves that carry no more than a reason. What does not hold goes back to whoever implemented it. */
export async function moveRecommendationIn(
  tx: Tx,
  target: Target,
  { move, reason }: RecommendationMoveRequest,
): Promise<Done> {
  const { rows } = await sql<{ mine: boolean }>`
    select proposed_by = access.person_id() as mine
    from recommendations.recommendation where id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  if (!rows[0]) return failWith('recommendations.not-found', {});
  if (move === 'withdraw' && !rows[0].mine) return failWith('recommendations.not-proposer', {});
  if (move === 'send-back')
    await sql`update recommendations.recommendation set owner_id = implemented_by
      where id = ${target.id} and state = 'implemented'
        and access.may('recommendations.verify', site_id)`.execute(tx);
  const moved = await moveIn(tx, recommendationWorkflow, {
    id: target.id,
    move,
    ...(reason ? { reason } : {}),
  });
  return moved.ok ? toldOf(tx, tells[move], target) : moved;
}

async function refusalOfOwner(tx: Tx, { siteId }: Target, { ownerId, dueOn }: Acceptance, today: Day) {
  if (dueOn < today) return failWith('recommendations.due-day-passed', {});
  // Whoever may not decide gets no list of owners; the move tells them what they lack.
  const { rows } = await sql<{ may: boolean; known: boolean }>`
    select access.may('recommendations.decide', ${siteId}) as may,
      ${ownerId}::uuid in (select id from recommendations.owners_of(${siteId})) as known`.execute(tx);
  if (rows[0]!.may && !rows[0]!.known) return failWith('recommendations.owner-unknown', {});
  return null;
}

async function keepOwner(tx: Tx, id: string, { ownerId, dueOn }: Acceptance): Promise<void> {
  await sql`update recommendations.recommendation set owner_id = ${ownerId}, due_on = ${dueOn}
    where id = ${id} and access.may('recommendations.decide', site_id)`.execute(tx);
}

async function stateOf(tx: Tx, { siteId, id }: Target): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`
    select state from recommendations.recommendation where id = ${id} and site_id = ${siteId}`.execute(tx);
  return rows[0]?.state;
}
