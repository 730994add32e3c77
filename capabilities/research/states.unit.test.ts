import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, nextMove, type WorkflowDeclaration } from '#platform/workflow/declare.ts';
import { researchAccess } from './access.ts';
import {
  approvalWorkflow,
  deliverableWorkflow,
  projectWorkflow,
  releaseWorkflow,
  researchWorkflows,
} from './states.ts';

type Step = { person: 'ann' | 'ben' | 'cyd'; move: string };
const all = Object.values(researchWorkflows) as readonly WorkflowDeclaration[];

const steps = (workflow: WorkflowDeclaration) =>
  fc.array(
    fc.record<Step>({
      person: fc.constantFrom('ann', 'ben', 'cyd'),
      move: fc.constantFrom(...Object.keys(workflow.moves)),
    }),
    { maxLength: 30 },
  );

describe.each(all)('the life of $name', (workflow) => {
  it('has no state that can’t be reached and none that is stuck', () => {
    expect(faultsOf(workflow)).toEqual([]);
  });

  it('says in every state that waits which move it waits for', () => {
    const waiting = Object.entries(workflow.states).filter(([, { waitsOn }]) => waitsOn !== undefined);
    for (const [state] of waiting) expect([state, nextMove(workflow, state)]).not.toEqual([state, null]);
  });

  it('asks for a reason when something is sent back, declined, refused, ended or revoked', () => {
    const against = ['return', 'send-back', 'decline', 'refuse', 'end', 'revoke'];
    for (const [name, move] of Object.entries(workflow.moves)) {
      if (against.includes(name)) expect([name, move.reason]).toEqual([name, 'required']);
    }
  });
});

describe('whatever anyone tries in whatever order', () => {
  it('a project never runs by the hand of who proposed it', () => {
    eachWalk(projectWorkflow, ({ state, made }) => {
      if (state === 'active') expect(last(made, 'agree')).not.toBe('ann');
    });
  });

  it('data are never given by who asked for them or prepared them, nor prepared by who asked', () => {
    eachWalk(approvalWorkflow, ({ state, made }) => {
      if (state !== 'approved' && state !== 'revoked') return;
      const asked = made.filter(({ move }) => move === 'create' || move === 'resubmit').map(by);
      const prepared = made.filter(({ move }) => move === 'prepare').map(by);
      expect([...asked, ...prepared]).not.toContain(last(made, 'approve'));
      for (const preparer of prepared) expect(askedBefore(made, preparer)).toBe(false);
    });
  });

  it('results never leave by the hand of who asked for it', () => {
    eachWalk(releaseWorkflow, ({ state, made }) => {
      if (state !== 'released') return;
      const asked = made.filter(({ move }) => move === 'create' || move === 'resubmit').map(by);
      expect(asked).not.toContain(last(made, 'release'));
    });
  });

  it('nothing is accepted by who delivered it', () => {
    eachWalk(deliverableWorkflow, ({ state, made }) => {
      if (state !== 'accepted') return;
      expect(made.filter(({ move }) => move === 'deliver').map(by)).not.toContain(last(made, 'accept'));
    });
  });
});

describe('the researcher’s role', () => {
  it('decides nothing about data and nothing about what leaves', () => {
    const decisions = [
      'research.oversee',
      'research.agree',
      'research.manage',
      'research.prepare',
      'research.approve',
      'research.review-release',
    ] as const;
    for (const permission of decisions) expect(researchAccess[permission].roles).not.toContain('researcher');
  });
});

type Made = { person: string; move: string };
const by = ({ person }: Made) => person;
const last = (made: readonly Made[], name: string) => made.findLast(({ move }) => move === name)!.person;

/** Had this person asked before they prepared for the first time? */
function askedBefore(made: readonly Made[], person: string): boolean {
  const first = made.findIndex((one) => one.move === 'prepare' && one.person === person);
  return made.slice(0, first).some((one) => one.person === person && /create|resubmit/.test(one.move));
}

function eachWalk(workflow: WorkflowDeclaration, expectation: (walked: ReturnType<typeof walk>) => void) {
  fc.assert(
    fc.property(steps(workflow), (taken) => expectation(walk(workflow, taken))),
    { numRuns: 1000 },
  );
}

/** Ann began it; every other move is made where the declaration lets it be made. */
function walk(workflow: WorkflowDeclaration, taken: readonly Step[]) {
  let state = workflow.initial;
  const made: Made[] = [{ person: 'ann', move: 'create' }];
  for (const { person, move } of taken) {
    const { from, to, notBy } = workflow.moves[move]!;
    const barred = made.some((earlier) => earlier.person === person && notBy?.includes(earlier.move));
    if (!from.includes(state) || barred) continue;
    made.push({ person, move });
    state = to;
  }
  return { state, made };
}
