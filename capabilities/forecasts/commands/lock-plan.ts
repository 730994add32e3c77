import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PlanState } from '../states.ts';

export type HeldPlan = {
  state: PlanState;
  revision: number;
  number: string;
  mine: boolean;
  endsOn: string;
  horizonDays: number;
  settingsHash: string;
  isBacktested: boolean;
};

/** A plan as it stands, held until the transaction ends; nothing for who may change nothing of it. */
export async function lockPlan(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<HeldPlan | undefined> {
  const { rows } = await sql<HeldPlan>`
    select p.state, p.revision, p.number, p.author_id is not distinct from access.person_id() as mine,
      p.ends_on as "endsOn", p.horizon_days as "horizonDays", p.settings_hash as "settingsHash",
      forecasts.is_backtested(p.id, p.settings_hash) as "isBacktested"
    from forecasts.plan p where p.id = ${id} and p.site_id = ${siteId} for update of p`.execute(tx);
  return rows[0];
}
