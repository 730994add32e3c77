import type { Tx } from '#platform/database/database.ts';
import type { Failure, Outcome } from '#platform/outcome/outcome.ts';
import type { CheckedRow, Facts } from '../checking/check-rows.ts';
import type { PersonFacts } from '../checking/people.ts';
import type { PlanFacts } from '../checking/plans.ts';
import type { RequestFacts } from '../checking/requests.ts';
import type { SiteFacts } from '../checking/sites.ts';
import type { ImportKind } from '../contract.ts';
import { failWith } from '../errors.ts';
import { applyPeople } from './apply-people.ts';
import { applyPlans } from './apply-plans.ts';
import { applyRequests } from './apply-requests.ts';
import { applySites } from './apply-sites.ts';

export type BroughtIn = { key: string; recordId: string; facts: Facts };
export type RowToApply<F> = { row: number; key: string; verdict: 'new' | 'changed'; facts: F };
export type Applying = { importId: string; now: Date };

/** Each kind through the door of the capability that keeps its records. */
export function applyRows(
  tx: Tx,
  kind: ImportKind,
  rows: readonly CheckedRow[],
  applying: Applying,
): Promise<Outcome<BroughtIn[]>> {
  switch (kind) {
    case 'sites':
      return applySites(tx, read<SiteFacts>(rows));
    case 'people':
      return applyPeople(tx, read<PersonFacts>(rows));
    case 'requests':
      return applyRequests(tx, read<RequestFacts>(rows), applying);
    case 'plans':
      return applyPlans(tx, read<PlanFacts>(rows), applying);
  }
}

/** What the rows of a kind say is what the rules of that kind have read. */
function read<F extends Facts>(rows: readonly CheckedRow[]): RowToApply<F>[] {
  return rows as unknown as RowToApply<F>[];
}

/** A refusal of the capability behind the door, with the row it is about. */
export function refusedAt(row: number, { detail, mend }: Failure) {
  return failWith('onboarding.row-refused', { row, why: detail, mend });
}
