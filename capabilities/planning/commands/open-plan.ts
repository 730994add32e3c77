import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { NewPlan } from '../contract.ts';
import { failWith } from '../errors.ts';
import { versionWorkflow } from '../states.ts';
import { findHeldPlan, type Target, tellOfPlan } from './hold-plan.ts';

/** Opens a plan of the site, or of one of its collaboratives, with its first draft. */
export async function openPlanIn(
  tx: Tx,
  site: { id: string },
  plan: NewPlan,
  year: number,
): Promise<Outcome<{ id: string; number: string }>> {
  const fault = faultOfPeriod(plan);
  if (fault) return fault;
  if (plan.collaborativeId && !(await mayWriteFor(tx, site.id, plan.collaborativeId)))
    return failWith('planning.not-a-writer', { owner: 'the members of the collaborative' });
  const opened = { id: uuidv7(), number: await nextNumber(tx, 'PLN', year) };
  await sql`insert into planning.plan (id, site_id, number, title, summary, collaborative_id, starts_on, ends_on)
    values (${opened.id}, ${site.id}, ${opened.number}, ${plan.title}, ${plan.summary}, ${plan.collaborativeId},
      ${plan.startsOn}, ${plan.endsOn})`.execute(tx);
  await insertDraft(tx, { siteId: site.id, title: plan.title, ...opened }, 1);
  await tellOfPlan(tx, { siteId: site.id, ...opened }, 'planning.plan-opened');
  return succeed(opened);
}

/** A published plan changes in its next draft, which begins as the version that stands. */
export async function openDraftIn(tx: Tx, target: Target): Promise<Outcome<{ id: string }>> {
  const plan = await findHeldPlan(tx, target);
  if (!plan) return failWith('planning.not-found', {});
  if (!plan.mayWrite)
    return failWith('planning.not-a-writer', { owner: `those who write for ${plan.owner}` });
  if (plan.openVersion) return failWith('planning.draft-is-open', { version: plan.openVersion.number });
  const { rows } = await sql<{ ordinal: number }>`
    select max(ordinal) + 1 as ordinal from planning.version where plan_id = ${plan.id}`.execute(tx);
  await insertDraft(tx, plan, rows[0]!.ordinal);
  await tellOfPlan(tx, plan, 'planning.draft-opened');
  return succeed({ id: plan.id });
}

async function insertDraft(
  tx: Tx,
  plan: { id: string; siteId: string; number: string; title: string },
  ordinal: number,
): Promise<void> {
  const id = uuidv7();
  await sql`insert into planning.version (id, site_id, plan_id, ordinal, number, title)
    values (${id}, ${plan.siteId}, ${plan.id}, ${ordinal}, ${`${plan.number} v${ordinal}`}, ${plan.title})`.execute(
    tx,
  );
  await recordCreation(tx, versionWorkflow, { id, siteId: plan.siteId });
}

export function faultOfPeriod({ startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  if (endsOn > startsOn) return null;
  return failWith('planning.part-refused', {}, [
    { field: 'endsOn', message: 'The plan ends before it begins.', mend: 'Choose a later day.' },
  ]);
}

async function mayWriteFor(tx: Tx, siteId: string, collaborativeId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select planning.may_on(c.site_id, c.id, 'planning.write') as may
    from planning.collaborative c where c.id = ${collaborativeId} and c.site_id = ${siteId}`.execute(tx);
  return rows[0]?.may ?? false;
}
