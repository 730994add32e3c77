import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import type { Recorded } from '../commands/record-events.ts';
import type { Assignment } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { Side } from '../legal-record/kinds.ts';
import { ownPartsIn, type Target } from './own-part.ts';
import { writeIn } from './record-on-case.ts';

const KIND_OF_SIDE: Partial<Record<Side, string>> = {
  police: 'detective-assigned',
  prosecutor: 'attorney-assigned',
  federal: 'agent-assigned',
};

/** Gives one’s own agency’s part of a case to a colleague: a supervisor to anyone, anyone else to themselves. */
export async function assignCaseIn(
  tx: Tx,
  target: Target,
  { personId, kind }: Assignment,
  now: Date,
): Promise<Outcome<Recorded>> {
  const part = (await ownPartsIn(tx, target)).find((one) => !kind || one.kind === kind);
  const assigned = part && KIND_OF_SIDE[part.side];
  if (!assigned) return failWith('cases.no-such-part', { what: 'part' });
  const { rows } = await sql<{ mayGive: boolean; isColleague: boolean }>`
    select ${personId}::uuid = access.person_id() or exists (
        select from sharing.own_compartments('cases.supervise') c (id) where c.id = ${part.compartmentId}
      ) as "mayGive",
      exists (
        select from cases.colleagues_at(${target.siteId}) c
        where c.id = ${personId} and c.agency_id = ${part.agencyId}
      ) as "isColleague"`.execute(tx);
  const { mayGive, isColleague } = rows[0]!;
  if (!mayGive) return failWith('cases.not-yours-to-decide', { what: 'Giving a case to someone else' });
  if (!isColleague) return failWith('cases.not-assignable', {});
  return writeIn(tx, part, [{ kind: assigned, effectiveAt: now, payload: { personId } }], now);
}
