import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import type { CheckedRow, Facts } from '../checking/check-rows.ts';
import type { PersonFacts } from '../checking/people.ts';
import type { PlanFacts } from '../checking/plans.ts';
import type { RequestFacts } from '../checking/requests.ts';
import type { SiteFacts } from '../checking/sites.ts';
import type { ImportKind } from '../contract.ts';
import { applyPeople } from './apply-people.ts';
import { applyPlans } from './apply-plans.ts';
import { applyRequests } from './apply-requests.ts';
import { applySites } from './apply-sites.ts';
import type { Applying, BroughtIn, RowToApply } from './rows-to-apply.ts';

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
