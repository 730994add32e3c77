import { sql } from 'kysely';
import type { Database, Tx } from '#platform/database/database.ts';
import type { EventHandler } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { exchangeWorkflow, offerWorkflow } from '../states.ts';
import { tellIn } from '../tell.ts';
import { nextStep, type Standing, type Step } from './settle.ts';

/** Right after a change, so that whoever made it sees what follows; the handler below makes sure of it. */
export async function settleExchange(database: Database, id: string): Promise<void> {
  await database.asSystem('what one site did moves the other’s record', (tx) => settleIn(tx, id));
}

/** For the change whose process died before it settled. */
export const hearExchanges: EventHandler = {
  name: 'community.settle-exchange',
  hears: ['community.exchange-changed'],
  handle: (tx, event) => settleIn(tx, event.subject.id),
};

export async function settleIn(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql`select 1 from community.exchange where id = ${id} for update`.execute(tx);
  if (rows.length === 0) return;
  let steps = 0;
  for (let step = nextStep(await standingOf(tx, id)); step; step = nextStep(await standingOf(tx, id))) {
    await take(tx, id, step);
    steps++;
  }
  if (steps > 0) await tellIn(tx, 'community.exchange-changed', id);
}

async function take(tx: Tx, exchangeId: string, step: Step): Promise<void> {
  if (step.of === 'choice') {
    await sql`update community.exchange set chosen_offer_id = null where id = ${exchangeId}`.execute(tx);
  } else if (step.of === 'exchange') {
    expectValue(await moveIn(tx, exchangeWorkflow, { id: exchangeId, move: step.move }));
  } else {
    expectValue(await moveIn(tx, offerWorkflow, { id: step.id, move: step.move }));
  }
}

async function standingOf(tx: Tx, id: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select e.state, e.chosen_offer_id as "chosenOfferId", p.revision as "planRevision",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', o.id, 'state', o.state, 'agreedPlanRevision', o.agreed_plan_revision) order by o.id)
        from community.offer o where o.exchange_id = e.id), '[]') as offers
    from community.exchange e
    left join community.visit_plan p on p.id = e.id
    where e.id = ${id}`.execute(tx);
  return rows[0]!;
}
