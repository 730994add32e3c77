import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { MarkRequest } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findHeldPlan, type Target, tellOfPlan } from './hold-plan.ts';

/** Marks parts of a plan as public, or takes the mark from them; the plan itself is marked under its own id. */
export async function decidePublicIn(
  tx: Tx,
  target: Target,
  { marks }: MarkRequest,
): Promise<Outcome<{ id: string }>> {
  const plan = await findHeldPlan(tx, target);
  if (!plan) return failWith('planning.not-found', {});
  if (!plan.mayDecidePublic) return failWith('planning.not-a-decider', { owner: plan.owner });
  const { rows } = await sql<{ id: string }>`
    select ${plan.id}::uuid as id
    union all
    select (part.value ->> 'id')::uuid from jsonb_array_elements(planning.content_of(${plan.id}) -> 'parts') part`.execute(
    tx,
  );
  const known = new Set(rows.map(({ id }) => id));
  const wanted = marks.filter(({ partId }) => known.has(partId));
  if (wanted.length < marks.length) return failWith('planning.not-found', {});
  await sql`insert into planning.public_mark (plan_id, site_id, part_id, is_public)
    select ${plan.id}, ${plan.siteId}, m.part_id, m.is_public
    from unnest(${wanted.map(({ partId }) => partId)}::uuid[], ${wanted.map(({ isPublic }) => isPublic)}::boolean[])
      as m (part_id, is_public)
    on conflict (plan_id, part_id) do update set
      is_public = excluded.is_public, decided_by = access.person_id(), decided_at = now()`.execute(tx);
  await tellOfPlan(tx, plan, 'planning.public-decided', { parts: wanted.length });
  return succeed({ id: plan.id });
}
