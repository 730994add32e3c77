import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import type { Recorded } from '../commands/record-events.ts';
import type { Referral } from '../contract.ts';
import { failWith } from '../errors.ts';
import { ownPartsIn, type Target } from './own-part.ts';
import { writeIn } from './record-on-case.ts';

/** Refers a complaint to a prosecutor, for the first time or again with what was asked for. */
export async function referCaseIn(
  tx: Tx,
  target: Target,
  { seen, toAgencyId, charges }: Referral,
  now: Date,
): Promise<Outcome<Recorded>> {
  const complaint = (await ownPartsIn(tx, target)).find(({ kind }) => kind === 'complaint');
  if (!complaint) return failWith('cases.no-such-part', { what: 'complaint' });
  const { rows } = await sql<{ rounds: number }>`
    select count(*)::int as rounds from cases.event
    where case_id = ${target.caseId} and agency_id = ${complaint.agencyId} and kind = 'referred'
      and payload ->> 'toAgencyId' = ${toAgencyId}`.execute(tx);
  const payload = { round: rows[0]!.rounds + 1, toAgencyId, charges };
  return writeIn(tx, complaint, [{ kind: 'referred', effectiveAt: now, payload }], now, seen);
}
