import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '#platform/workflow/declare.ts';
import { alertWorkflow, type BulletinMove, type BulletinState, bulletinWorkflow } from './states.ts';

type Step = { person: 'ann' | 'ben' | 'the system'; move: BulletinMove };
const aStep = fc.record<Step>({
  person: fc.constantFrom('ann', 'ben', 'the system'),
  move: fc.constantFrom(...(Object.keys(bulletinWorkflow.moves) as BulletinMove[])),
});

describe('the life of a bulletin', () => {
  it('has no state that can’t be reached and none that is stuck', () => {
    expect(faultsOf(bulletinWorkflow)).toEqual([]);
    expect(faultsOf(alertWorkflow)).toEqual([]);
  });

  it('never ends as sent by one person’s hand, whatever anyone tries in whatever order', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 25 }), (steps) => {
        let state: BulletinState = bulletinWorkflow.initial;
        const made: Step[] = [];
        for (const step of steps) {
          const { from, to, permission, notBy = [] } = bulletinWorkflow.moves[step.move];
          const barred = made.some(
            ({ person, move: earlier }) => person === step.person && notBy.includes(earlier),
          );
          const isTheirs = (permission === null) === (step.person === 'the system');
          if (!(from as readonly string[]).includes(state) || barred || !isTheirs) continue;
          made.push(step);
          state = to;
        }
        const sender = made.find(({ move }) => move === 'send')?.person;
        const submitters = made.filter(({ move }) => move === 'submit').map(({ person }) => person);
        if (sender) {
          expect(submitters.length).toBeGreaterThan(0);
          expect(submitters).not.toContain(sender);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('asks for a reason whenever something is sent back, taken back or answered', () => {
    const { withdraw, return: back } = bulletinWorkflow.moves;
    const { explain, dismiss } = alertWorkflow.moves;
    expect([withdraw, back, explain, dismiss].map(({ reason }) => reason)).toEqual(Array(4).fill('required'));
  });
});
