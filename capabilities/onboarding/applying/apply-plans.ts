import { sql } from 'kysely';
import { bringInPathIn, type KnownParts } from '#capabilities/planning/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { keyOfPlan, type PlanFacts, unnamedStrategy } from '../checking/plans.ts';
import { type Applying, type BroughtIn, type RowToApply, refusedAt } from './rows-to-apply.ts';
import { siteIds } from './site-ids.ts';

/** Plans as their sites' first drafts. The plan itself is kept beside its paths: only such plans are added to later. */
export async function applyPlans(
  tx: Tx,
  rows: readonly RowToApply<PlanFacts>[],
  { now }: Applying,
): Promise<Outcome<BroughtIn[]>> {
  // The policies of plans let the program write only while this is set, and it ends with the transaction.
  await sql`select set_config('psp.bringing_in', 'on', true)`.execute(tx);
  const sites = await siteIds(tx);
  const known: KnownParts = new Map();
  const broughtIn = new Map<string, BroughtIn>();
  for (const { row, key, facts } of rows) {
    const strategy = facts.activity ? (facts.strategy ?? unnamedStrategy) : facts.strategy;
    const path = { ...facts, strategy, siteId: sites.get(facts.site)! };
    const applied = await bringInPathIn(tx, path, { year: now.getUTCFullYear(), known });
    if (!applied.ok) return refusedAt(row, applied.failure);
    const { site, plan, startsOn, endsOn } = facts;
    const planKey = keyOfPlan(facts);
    broughtIn.set(planKey, {
      key: planKey,
      facts: { site, plan, startsOn, endsOn },
      recordId: applied.value.planId,
    });
    broughtIn.set(key, { key, facts, recordId: applied.value.partId });
  }
  return succeed([...broughtIn.values()]);
}
