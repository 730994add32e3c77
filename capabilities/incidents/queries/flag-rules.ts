import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { FlagRule } from '../contract.ts';

type Row = Omit<FlagRule, 'createdAt'> & { createdAt: Date };

/** The rules in force, or those named: an analysis that is run again uses the rules it was run with. */
export async function readFlagRules(
  tx: Tx,
  sourceId: string,
  ruleIds?: readonly string[],
): Promise<FlagRule[]> {
  const which = ruleIds ? sql`id = any (${[...ruleIds]}::uuid[])` : sql`ended_at is null`;
  const { rows } = await sql<Row>`
    select id, field, operator, "values", effect, reason, created_at as "createdAt",
      identity.name_of(created_by) as "createdBy"
    from incidents.flag_rule
    where source_id = ${sourceId} and ${which}
    order by created_at, id`.execute(tx);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
