import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ResponseRule } from '../clock.ts';
import type { RuleBook } from '../contract.ts';

export async function rulesOf(tx: Tx, jurisdiction: string): Promise<ResponseRule[]> {
  return (await readRules(tx)).filter((rule) => rule.jurisdiction === jurisdiction);
}

/** Every time limit and every ground that is entered, by jurisdiction. */
export async function readRuleBook(tx: Tx): Promise<RuleBook> {
  const { rows: grounds } = await sql<RuleBook['grounds'][number]>`
    select jurisdiction, citation, covers from sharing.withholding_ground order by jurisdiction, citation`.execute(
    tx,
  );
  return { rules: await readRules(tx), grounds };
}

async function readRules(tx: Tx): Promise<ResponseRule[]> {
  const { rows } = await sql<ResponseRule>`
    select jurisdiction, in_force_from as "inForceFrom", law, days, day_kind as "dayKind",
      extension_days as "extensionDays", extension_day_kind as "extensionDayKind"
    from sharing.response_rule order by jurisdiction, in_force_from desc`.execute(tx);
  return rows;
}
