import { sql } from 'kysely';
import { addObjectiveIn } from '#capabilities/planning/server.ts';
import { positionHolder } from '#capabilities/program/server.ts';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import type { Carrier, Implementation, Verification } from '../contract.ts';
import { failWith } from '../errors.ts';
import { recommendationWorkflow } from '../states.ts';
import { type Target, toldOf } from './tell.ts';

type Done = Outcome<{ id: string }>;
type Held = {
  state: string;
  number: string;
  mayCarryOut: boolean;
  mayVerify: boolean;
  verifyFrom: Day | null;
};

/**
 * “Put it in the plan”: an objective of the site’s plan carries it out, one that was there or a new one that says where
 * it comes from; or an initiative by its name.
 */
export async function planIn(tx: Tx, target: Target, carrier: Carrier): Promise<Done> {
  const held = await hold(tx, target);
  if (!held) return failWith('recommendations.not-found', {});
  if (held.state === 'accepted' && held.mayCarryOut) {
    const carried = await carriedBy(tx, target, held, carrier);
    if (!carried.ok) return carried;
    const { objectiveId, initiative } = carried.value;
    await sql`update recommendations.recommendation set objective_id = ${objectiveId}, initiative = ${initiative}
      where id = ${target.id}`.execute(tx);
  }
  const moved = await moveIn(tx, recommendationWorkflow, { id: target.id, move: 'plan' });
  return moved.ok ? toldOf(tx, 'recommendations.planned', target) : moved;
}

type Carried = { objectiveId: string | null; initiative: string | null };

async function carriedBy(
  tx: Tx,
  { siteId, id }: Target,
  { number }: Held,
  carrier: Carrier,
): Promise<Outcome<Carried>> {
  if (carrier.by === 'initiative') return succeed({ objectiveId: null, initiative: carrier.initiative });
  if (carrier.by === 'new-objective') {
    const origin = { table: 'recommendations.recommendation', id, number };
    const added = await addObjectiveIn(tx, { siteId, goalId: carrier.goalId, title: carrier.title, origin });
    return added.ok ? succeed({ objectiveId: added.value.id, initiative: null }) : added;
  }
  const { rows } = await sql`select 1 from planning.objective
    where id = ${carrier.objectiveId} and site_id = ${siteId} and removed_at is null`.execute(tx);
  if (rows.length === 0) return failWith('recommendations.objective-unknown', {});
  return succeed({ objectiveId: carrier.objectiveId, initiative: null });
}

/** The site says what was done and since when; from then on it is with the liaison, who looks a year later. */
export async function implementIn(
  tx: Tx,
  target: Target,
  { implementedOn, what }: Implementation,
  today: Day,
): Promise<Done> {
  const held = await hold(tx, target);
  if (!held) return failWith('recommendations.not-found', {});
  if (implementedOn > today) return failWith('recommendations.not-done-yet', {});
  if (held.state === 'under-way' && held.mayCarryOut)
    await sql`update recommendations.recommendation set implemented_by = access.person_id(),
        implemented_on = ${implementedOn}, implemented_what = ${what}
      where id = ${target.id}`.execute(tx);
  const moved = await moveIn(tx, recommendationWorkflow, { id: target.id, move: 'implement' });
  if (!moved.ok) return moved;
  const liaisonId = await positionHolder(tx, target.siteId, 'liaison');
  await sql`update recommendations.recommendation set owner_id = ${liaisonId} where id = ${target.id}`.execute(
    tx,
  );
  return toldOf(tx, 'recommendations.implemented', target);
}

/** A year later, someone other than the implementer says what they saw and where it can be seen. */
export async function verifyIn(
  tx: Tx,
  target: Target,
  { evidence, link }: Verification,
  today: Day,
): Promise<Done> {
  const held = await hold(tx, target);
  if (!held) return failWith('recommendations.not-found', {});
  if (held.state === 'implemented' && held.mayVerify) {
    if (held.verifyFrom! > today) return failWith('recommendations.too-early', { from: held.verifyFrom! });
    await sql`update recommendations.recommendation set verified_evidence = ${evidence}, verified_link = ${link}
      where id = ${target.id}`.execute(tx);
  }
  const moved = await moveIn(tx, recommendationWorkflow, { id: target.id, move: 'verify' });
  return moved.ok ? toldOf(tx, 'recommendations.verified', target) : moved;
}

async function hold(tx: Tx, { siteId, id }: Target): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select state, number, access.may('recommendations.carry-out', site_id) as "mayCarryOut",
      access.may('recommendations.verify', site_id) as "mayVerify",
      (implemented_on + interval '1 year')::date as "verifyFrom"
    from recommendations.recommendation where id = ${id} and site_id = ${siteId}`.execute(tx);
  return rows[0];
}
