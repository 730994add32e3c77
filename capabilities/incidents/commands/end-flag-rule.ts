import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { tellOfSource } from './open-source.ts';

/** Ends a rule and keeps it: an analysis that was run under it can still be understood and run again. */
export async function endFlagRuleIn(
  tx: Tx,
  siteId: string,
  ruleId: string,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ source_id: string }>`
    update incidents.flag_rule set ended_at = now(), ended_by = access.person_id()
    where id = ${ruleId} and site_id = ${siteId} and ended_at is null
    returning source_id`.execute(tx);
  if (!rows[0]) return failWith('incidents.rule-missing', {});
  await tellOfSource(tx, siteId, rows[0].source_id);
  return succeed({ id: ruleId });
}
