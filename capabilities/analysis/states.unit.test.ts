import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '#platform/workflow/declare.ts';
import { type FindingMove, type FindingState, findingWorkflow } from './states.ts';

type Step = { person: 'ann' | 'ben' | 'cyd'; move: FindingMove };

const aStep = fc.record<Step>({
  person: fc.constantFrom('ann', 'ben', 'cyd'),
  move: fc.constantFrom(...(Object.keys(findingWorkflow.moves) as FindingMove[])),
});

describe('the life of a finding', () => {
  it('has no state that can’t be reached and none that is stuck', () => {
    expect(faultsOf(findingWorkflow)).toEqual([]);
  });

  it('never ends on the public site by one person’s hand, whatever anyone tries in whatever order', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 30 }), (steps) => {
        const { state, made } = walk(steps);
        if (state !== 'published') return;
        const authors = made.filter(({ move }) => move === 'submit').map(({ person }) => person);
        const last = (name: FindingMove) => made.findLast(({ move }) => move === name)!.person;
        expect(last('approve')).not.toBe('ann');
        expect(authors).not.toContain(last('approve'));
        expect(authors).not.toContain(last('publish'));
      }),
      { numRuns: 2000 },
    );
  });

  it('asks for a reason whenever something is sent back or taken down', () => {
    expect(findingWorkflow.moves.return.reason).toBe('required');
    expect(findingWorkflow.moves.withdraw.reason).toBe('required');
  });
});

/** Ann wrote it; every other move is made where the declaration lets it be made. */
function walk(steps: readonly Step[]): { state: FindingState; made: { person: string; move: string }[] } {
  let state: FindingState = findingWorkflow.initial;
  const made: { person: string; move: string }[] = [{ person: 'ann', move: 'create' }];
  for (const { person, move } of steps) {
    const { from, to, notBy } = findingWorkflow.moves[move];
    const barred = made.some((earlier) => earlier.person === person && notBy?.includes(earlier.move));
    if (!from.includes(state) || barred) continue;
    made.push({ person, move });
    state = to;
  }
  return { state, made };
}
