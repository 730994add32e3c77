import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { FlagRuleDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { tellOfSource } from './open-source.ts';

/** One bit for each rule in force, and JavaScript shifts 31 of them without a sign. */
const mostRules = 31;

export async function addFlagRuleIn(
  tx: Tx,
  siteId: string,
  sourceId: string,
  draft: FlagRuleDraft,
  id = uuidv7(),
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ rules: number }>`
    select (select count(*) from incidents.flag_rule rule where rule.source_id = source.id and rule.ended_at is null) as rules
    from incidents.source where source.id = ${sourceId} and source.site_id = ${siteId}`.execute(tx);
  if (!rows[0]) return failWith('incidents.source-missing', {});
  if (rows[0].rules >= mostRules) return failWith('incidents.too-many-rules', {});
  await sql`
    insert into incidents.flag_rule (id, site_id, source_id, field, operator, "values", effect, reason)
    values (${id}, ${siteId}, ${sourceId}, ${draft.field}, ${draft.operator}, ${draft.values}, ${draft.effect},
      ${draft.reason})`.execute(tx);
  await tellOfSource(tx, siteId, sourceId);
  return succeed({ id });
}
