import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainPath, movesFor, stripSteps, type WorkflowDeclaration } from './workflow.ts';

const findings: WorkflowDeclaration = {
  initial: 'draft',
  states: {
    draft: { label: 'Draft' },
    reviewing: { label: 'In review', waitsOn: 'the reviewer' },
    approved: { label: 'Approved' },
    published: { label: 'Published', final: true, tone: 'success' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'error' },
  },
  moves: {
    withdraw: {
      label: 'Withdraw',
      from: ['draft', 'reviewing', 'approved'],
      to: 'withdrawn',
      permission: 'write',
      tone: 'danger',
      reason: 'required',
    },
    submit: { label: 'Send for review', from: ['draft'], to: 'reviewing', permission: 'write' },
    return: { label: 'Return', from: ['reviewing'], to: 'draft', permission: 'approve', reason: 'required' },
    approve: {
      label: 'Approve',
      from: ['reviewing'],
      to: 'approved',
      permission: 'approve',
      tone: 'primary',
      notBy: ['create', 'submit'],
    },
    publish: { label: 'Publish', from: ['approved'], to: 'published', permission: 'publish' },
    expire: { label: 'Expire', from: ['draft'], to: 'withdrawn', permission: null },
  },
};

const everything = { may: () => true };
const names = (moves: readonly { name: string }[]) => moves.map((move) => move.name);

describe('the moves offered on a record', () => {
  it('are those that start in its state and that the person may make', () => {
    const moves = movesFor(findings, 'reviewing', { may: (permission) => permission === 'approve' });
    expect(moves.primary?.name).toBe('approve');
    expect(names(moves.others)).toEqual(['return']);
  });

  it('never offer what only the system does', () => {
    const { primary, others } = movesFor(findings, 'draft', everything);
    expect([primary?.name, ...names(others)]).not.toContain('expire');
  });

  it('offer first the main move, else one that does no harm, never the dangerous one', () => {
    expect(movesFor(findings, 'reviewing', everything).primary?.name).toBe('approve');
    expect(movesFor(findings, 'draft', everything).primary?.name).toBe('submit');
    expect(
      movesFor(findings, 'approved', { may: (permission) => permission === 'write' }).primary,
    ).toBeNull();
  });

  it('show whoever wrote or sent the record why a second person must decide', () => {
    const asAuthor = movesFor(findings, 'reviewing', { ...everything, iMade: ['create'] });
    expect(asAuthor.primary?.name).toBe('return');
    expect(asAuthor.refused).toMatchObject([
      { name: 'approve', because: 'You wrote this: a second person decides.' },
    ]);
    const asSender = movesFor(findings, 'reviewing', { ...everything, iMade: ['submit'] });
    expect(asSender.refused[0]?.because).toContain('Send for review');
  });

  it('are none in a final state', () => {
    expect(movesFor(findings, 'published', everything)).toEqual({ primary: null, others: [], refused: [] });
  });
});

describe('the status strip', () => {
  it('draws the way a record goes when all goes well', () => {
    expect(mainPath(findings)).toEqual(['draft', 'reviewing', 'approved', 'published']);
  });

  it('marks what is done, where it stands and what lies ahead', () => {
    const places = stripSteps(findings, 'approved').map((step) => step.place);
    expect(places).toEqual(['done', 'done', 'current', 'ahead']);
  });

  it('ends at a state off the way', () => {
    expect(stripSteps(findings, 'withdrawn').at(-1)).toMatchObject({ label: 'Withdrawn', place: 'current' });
  });

  it('has exactly one current step, whatever the declaration', () => {
    const state = fc.constantFrom('a', 'b', 'c', 'd');
    const move = fc.record({
      from: fc.uniqueArray(state, { minLength: 1 }),
      to: state,
      tone: fc.constantFrom(undefined, 'primary' as const, 'danger' as const),
    });
    fc.assert(
      fc.property(fc.array(move), state, (moves, current) => {
        const declared = moves.map(
          (one, index) => [`m${index}`, { ...one, label: 'move', permission: 'x' }] as const,
        );
        const workflow: WorkflowDeclaration = {
          initial: 'a',
          states: { a: { label: 'A' }, b: { label: 'B' }, c: { label: 'C' }, d: { label: 'D' } },
          moves: Object.fromEntries(declared),
        };
        const steps = stripSteps(workflow, current);
        expect(steps.filter((step) => step.place === 'current').map((step) => step.state)).toEqual([current]);
        expect(new Set(steps.map((step) => step.state)).size).toBe(steps.length);
      }),
    );
  });
});
