import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { may, moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../../errors.ts';
import { type ExchangeState, type exchangeMoves, exchangeWorkflow, offerWorkflow } from '../../states.ts';
import { tellIn } from '../../tell.ts';
import { recordCommitmentsIn } from './report-visit.ts';

type PersonMove = (typeof exchangeMoves)[number];
type Held = {
  state: ExchangeState;
  siteId: string;
  isAgreed: boolean;
  startsOn: string | null;
  hasBegun: boolean;
  hasReport: boolean;
};
type Request<M> = { move: M; reason?: string | undefined };

/** The asking site and those who follow it move the exchange; what follows for the hosts is settled after. */
export async function moveExchangeIn(
  tx: Tx,
  id: string,
  { move, reason }: Request<PersonMove>,
): Promise<Outcome<{ id: string }>> {
  const held = await standingOf(tx, id);
  if (!held) return failWith('community.not-found', {});
  const fault = exchangeWorkflow.moves[move].from.includes(held.state as never) ? faultOf(move, held) : null;
  if (fault) return fault;
  // While the exchange is still visited: once it is reported, nothing is added to what was promised.
  const recorded = move === 'report' && (await may(tx, 'community.ask-peers', held.siteId));
  const commitments = recorded ? await recordCommitmentsIn(tx, id) : succeed(null);
  if (!commitments.ok) return commitments;
  const moved = await moveIn(tx, exchangeWorkflow, { id, move, ...(reason === undefined ? {} : { reason }) });
  if (!moved.ok) return moved;
  await passOn(tx, id, move);
  await tellIn(tx, 'community.exchange-changed', id);
  return succeed({ id });
}

/** A host agrees to the plan as it stands, or withdraws. */
export async function moveOfferIn(
  tx: Tx,
  target: { exchangeId: string; offerId: string },
  { move, reason }: Request<'agree' | 'withdraw'>,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ hasPlan: boolean }>`
    select exists (select from community.visit_plan p where p.id = o.exchange_id) as "hasPlan"
    from community.offer o where o.id = ${target.offerId} and o.exchange_id = ${target.exchangeId}`.execute(
    tx,
  );
  if (!rows[0] || (move === 'agree' && !rows[0].hasPlan)) return failWith('community.not-found', {});
  const moved = await moveIn(tx, offerWorkflow, {
    id: target.offerId,
    move,
    ...(reason === undefined ? {} : { reason }),
  });
  if (!moved.ok) return moved;
  await tellIn(tx, 'community.exchange-changed', target.exchangeId);
  return succeed({ id: target.exchangeId });
}

/** Someone else of the asking site carries it on. */
export async function changeOwnerIn(tx: Tx, id: string, ownerId: string): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ siteId: string; fits: boolean }>`
    select e.site_id as "siteId",
      exists (select from community.people_of(e.site_id) p where p.id = ${ownerId}) as fits
    from community.exchange e where e.id = ${id}`.execute(tx);
  if (!rows[0]) return failWith('community.not-found', {});
  if (!rows[0].fits) return failWith('community.owner-unknown', {});
  const { numAffectedRows } = await sql`
    update community.exchange set owner_id = ${ownerId} where id = ${id}`.execute(tx);
  if (!numAffectedRows) return failWith('community.not-found', {});
  await tellIn(tx, 'community.exchange-changed', id);
  return succeed({ id });
}

function faultOf(move: PersonMove, held: Held) {
  if (move === 'plan' && !held.isAgreed) return failWith('community.plan-not-agreed', {});
  if (move === 'visit' && !held.hasBegun)
    return failWith('community.too-early', { startsOn: held.startsOn ?? 'a day that is not set' });
  if (move === 'report' && !held.hasReport) return failWith('community.report-missing', {});
  return null;
}

/** A report waits on whoever follows the site; one that comes back, on whoever handed it in. */
async function passOn(tx: Tx, id: string, move: PersonMove): Promise<void> {
  if (move === 'report')
    await sql`update community.exchange set owner_id = null where id = ${id}`.execute(tx);
  if (move === 'return-report')
    await sql`update community.exchange e set owner_id = coalesce((
        select h.person_id from community.exchange_history(e.id) h
        where h.move = 'report' order by h.at desc limit 1), e.asked_by)
      where e.id = ${id}`.execute(tx);
}

async function standingOf(tx: Tx, id: string): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select e.state, e.site_id as "siteId", coalesce(o.state = 'agreed' and o.agreed_plan_revision = p.revision, false) as "isAgreed",
      p.starts_on as "startsOn", coalesce(p.starts_on <= (now() at time zone s.time_zone)::date, false) as "hasBegun",
      exists (select from community.visit_report r where r.id = e.id) as "hasReport"
    from community.exchange e
    join program.site s on s.id = e.site_id
    left join community.visit_plan p on p.id = e.id
    left join community.offer o on o.id = e.chosen_offer_id
    where e.id = ${id}`.execute(tx);
  return rows[0];
}
