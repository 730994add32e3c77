import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { GroundDraft, RuleBook, RuleDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { readRuleBook } from '../queries/rules.ts';

/** A law that changed is a new entry from its day on; requests received before keep the day they were given. */
export async function setRuleIn(tx: Tx, rule: RuleDraft): Promise<Outcome<RuleBook>> {
  const { rows } = await sql`insert into sharing.response_rule
      (jurisdiction, in_force_from, law, days, day_kind, extension_days, extension_day_kind)
    values (${rule.jurisdiction}, ${rule.inForceFrom}, ${rule.law}, ${rule.days}, ${rule.dayKind},
      ${rule.extensionDays}, ${rule.extensionDayKind})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0 ? succeed(await readRuleBook(tx)) : failWith('disclosure.rule-known', {});
}

export async function addGroundIn(tx: Tx, ground: z.infer<typeof GroundDraft>): Promise<Outcome<RuleBook>> {
  const { rows } = await sql`insert into sharing.withholding_ground (jurisdiction, citation, covers)
    values (${ground.jurisdiction}, ${ground.citation}, ${ground.covers})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0 ? succeed(await readRuleBook(tx)) : failWith('disclosure.rule-known', {});
}
