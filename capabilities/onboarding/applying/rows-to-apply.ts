import type { Failure } from '#platform/outcome/outcome.ts';
import type { Facts } from '../checking/check-rows.ts';
import { failWith } from '../errors.ts';

export type BroughtIn = { key: string; recordId: string; facts: Facts };
export type RowToApply<F> = { row: number; key: string; verdict: 'new' | 'changed'; facts: F };
export type Applying = { importId: string; now: Date };

/** A refusal of the capability behind the door, with the row it is about. */
export function refusedAt(row: number, { detail, mend }: Failure) {
  return failWith('onboarding.row-refused', { row, why: detail, mend });
}
