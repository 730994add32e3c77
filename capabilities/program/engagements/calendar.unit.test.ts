import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movesFrom } from '#platform/workflow/declare.ts';
import { type EngagementMove, type EngagementState, engagementWorkflow, phases } from '../states.ts';
import { endOfCommitment, faultsOfPlan, monthOn, monthsOf } from './calendar.ts';

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const order: readonly EngagementState[] = ['invited', ...phases];

describe('the phases of an engagement', () => {
  it('never go back and leave none out, whatever moves are tried', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 30 }), (tries) => {
        const names = Object.keys(engagementWorkflow.moves) as EngagementMove[];
        let state: EngagementState = engagementWorkflow.initial;
        for (const pick of tries) {
          const name = names[pick]!;
          if (!movesFrom(engagementWorkflow, state).includes(name)) continue;
          const next: EngagementState = engagementWorkflow.moves[name].to;
          if (next !== 'withdrawn') expect(order.indexOf(next)).toBe(order.indexOf(state) + 1);
          state = next;
        }
      }),
    );
  });

  it('can be left from every one that is not the end, and only with a reason', () => {
    const open = order.filter((state) => state !== 'graduated');
    expect(engagementWorkflow.moves.withdraw.from).toEqual(open);
    expect(engagementWorkflow.moves.withdraw.reason).toBe('required');
  });

  it('are planned in their order: a plan has no faults exactly when its days do not fall', () => {
    const plans = fc.tuple(...phases.map(() => fc.option(day, { nil: undefined })));
    fc.assert(
      fc.property(day, plans, (startsOn, days) => {
        const plan = Object.fromEntries(
          phases.flatMap((phase, n) => (days[n] === undefined ? [] : [[phase, days[n]]])),
        );
        const planned = days.filter((one) => one !== undefined);
        const isInOrder = planned.every((one, n) => one >= startsOn && (n === 0 || one >= planned[n - 1]!));
        expect(faultsOfPlan(plan, { startsOn }).length === 0).toBe(isInOrder);
      }),
    );
  });
});

describe('a commitment of three years', () => {
  it.each([
    ['2024-02-05', '2027-02-04'],
    ['2024-02-29', '2027-02-27'],
    ['2025-01-01', '2027-12-31'],
  ])('from %s ends on %s', (startsOn, end) => {
    expect(endOfCommitment(startsOn)).toBe(end);
  });

  it('has 36 months whatever day it starts, and its last day lies in the last of them', () => {
    fc.assert(
      fc.property(day, (startsOn) => {
        const end = endOfCommitment(startsOn);
        expect([monthsOf(startsOn, end), monthOn(startsOn, end), monthOn(startsOn, startsOn)]).toEqual([
          36, 36, 1,
        ]);
      }),
    );
  });

  it('has no month before it starts', () => {
    expect(monthOn('2026-12-01', '2026-11-30')).toBeNull();
  });
});
