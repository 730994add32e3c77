import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { may } from '#platform/workflow/move.ts';
import { askFirst } from '../../caution/ask-first.ts';
import { failWith } from '../../errors.ts';
import type { ExchangeState } from '../../states.ts';
import { tellIn } from '../../tell.ts';
import type { PlanDraft } from '../contract.ts';
import { stateWords } from './ask-peers.ts';

type Held = {
  siteId: string;
  state: ExchangeState;
  revision: number;
  hostId: string | null;
};

/** The asking site chooses its host and writes the plan; the host agrees to it as it stands, or not. */
export async function planVisitIn(
  tx: Tx,
  exchangeId: string,
  plan: PlanDraft,
): Promise<Outcome<{ id: string }>> {
  const held = await lockExchange(tx, exchangeId, plan.offerId);
  if (!held || !(await may(tx, 'community.ask-peers', held.siteId)))
    return failWith('community.not-found', {});
  if (held.state !== 'offered')
    return failWith('community.exchange-not-open', {
      state: stateWords(held.state),
      what: 'A plan of the visit',
    });
  if (!held.hostId) return failWith('community.not-found', {});
  if (held.revision !== plan.revision) return failWith('community.changed-meanwhile', {});
  const caution = askFirst({ place: plan.place, agenda: plan.agenda }, plan.cautionsSeen);
  if (caution) return caution;
  await sql`update community.exchange set chosen_offer_id = ${plan.offerId} where id = ${exchangeId}`.execute(
    tx,
  );
  await writePlan(tx, exchangeId, held.siteId, plan);
  await writeTravel(tx, { exchangeId, siteId: held.siteId, hostId: held.hostId }, plan);
  await tellIn(tx, 'community.exchange-changed', exchangeId);
  return succeed({ id: exchangeId });
}

async function writePlan(tx: Tx, id: string, siteId: string, plan: PlanDraft): Promise<void> {
  await sql`insert into community.visit_plan (id, site_id, starts_on, ends_on, place, agenda)
    values (${id}, ${siteId}, ${plan.startsOn}, ${plan.endsOn}, ${plan.place}, ${plan.agenda})
    on conflict (id) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on,
      place = excluded.place, agenda = excluded.agenda, revision = visit_plan.revision + 1, changed_at = now(),
      changed_by = access.person_id()`.execute(tx);
}

/** Who travels and at what cost is written anew with each plan: it is part of what the host agrees to. */
async function writeTravel(
  tx: Tx,
  { exchangeId, siteId, hostId }: { exchangeId: string; siteId: string; hostId: string },
  { people, travel }: PlanDraft,
): Promise<void> {
  await sql`delete from community.visit_person where exchange_id = ${exchangeId}`.execute(tx);
  await sql`delete from community.travel_support where exchange_id = ${exchangeId}`.execute(tx);
  for (const { side, name, role } of people)
    await sql`insert into community.visit_person (id, site_id, host_site_id, exchange_id, side, name, role)
      values (${uuidv7()}, ${siteId}, ${hostId}, ${exchangeId}, ${side}, ${name}, ${role})`.execute(tx);
  for (const { what, cents, paidBy } of travel)
    await sql`insert into community.travel_support (id, site_id, host_site_id, exchange_id, what, cents, paid_by)
      values (${uuidv7()}, ${siteId}, ${hostId}, ${exchangeId}, ${what}, ${cents}, ${paidBy})`.execute(tx);
}

async function lockExchange(tx: Tx, id: string, offerId: string): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select e.site_id as "siteId", e.state, coalesce(p.revision, 0) as revision,
      (select o.site_id from community.offer o
        where o.id = ${offerId} and o.exchange_id = e.id and o.state in ('offered', 'chosen', 'agreed')) as "hostId"
    from community.exchange e
    left join community.visit_plan p on p.id = e.id
    where e.id = ${id}
    for update of e`.execute(tx);
  return rows[0];
}
