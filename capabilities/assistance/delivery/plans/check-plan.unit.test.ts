import { describe, expect, it } from 'vitest';
import { aPlan } from '../../testing/plan-of-a-test.ts';
import { faultsOfPlan } from './check-plan.ts';

const fieldsOf = (changes: Partial<typeof aPlan>) =>
  faultsOfPlan({ ...aPlan, ...changes }).map(({ field }) => field);

describe('the parts of a plan', () => {
  it('fit as they stand', () => {
    expect(fieldsOf({})).toEqual([]);
  });

  it('lie within its time', () => {
    expect(fieldsOf({ endsOn: '2026-11-01' })).toContain('endsOn');
    expect(fieldsOf({ endsOn: '2030-12-01' })).toEqual(['endsOn']);
    expect(fieldsOf({ endsOn: '2027-02-15' })).toEqual(['milestones.1.dueOn']);
  });

  it('are measured by what fits the type of assistance, each measure once', () => {
    expect(fieldsOf({ ttaType: 'training' })).toEqual(['measures.1.measure']);
    const twice = { measure: 'people-trained', target: 5 } as const;
    expect(fieldsOf({ measures: [twice, twice] })).toEqual(['measures.1.measure']);
  });

  it('have one budget line a kind', () => {
    const line = { kind: 'travel', cents: 100 } as const;
    expect(fieldsOf({ budget: [line, line] })).toEqual(['budget.1.kind']);
  });
});
