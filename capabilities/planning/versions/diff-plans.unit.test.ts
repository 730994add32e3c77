import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PartKind, parentOf, partKinds } from '../parts/contract.ts';
import { applyDiff } from './apply-diff.ts';
import { diffPlans, invertDiff, isEmpty } from './diff-plans.ts';
import { sayDiff } from './diff-words.ts';
import { type ContentPart, documentOrder, emptyContent, type PlanContent } from './plan-content.ts';

/** Few ids of each kind, so that two plans share parts, lose some, and find others in another place. */
const idOf = (kind: PartKind, n: number) => `${kind}-${n}`;
const seed = fc.record({
  kind: fc.constantFrom(...partKinds),
  n: fc.nat({ max: 4 }),
  under: fc.nat({ max: 4 }),
  title: fc.constantFrom('One thing', 'Another thing'),
  isPublic: fc.boolean(),
  note: fc.option(fc.constantFrom<string | string[]>('a', ['b', 'c']), { nil: null }),
});
const plans: fc.Arbitrary<PlanContent> = fc
  .tuple(fc.array(seed, { maxLength: 30 }), fc.constantFrom('A plan', 'The plan'))
  .map(([seeds, title]) => {
    const parts = new Map<string, ContentPart>();
    for (const { kind, n, under, title: name, isPublic, note } of seeds) {
      const above = parentOf[kind];
      const parentId = above ? idOf(above, under) : null;
      const id = idOf(kind, n);
      if (!parts.has(id)) parts.set(id, { id, kind, parentId, isPublic, fields: { title: name, note } });
    }
    return inOrder({ plan: { title }, parts: [...parts.values()] });
  });

/** Read from the top; parts whose parent is not there are in no plan. */
function inOrder({ plan, parts }: PlanContent): PlanContent {
  return { plan, parts: documentOrder(parts) };
}

describe('the diff of two versions of a plan', () => {
  it('is empty for a plan and itself, and for nothing else', () => {
    fc.assert(
      fc.property(plans, plans, (one, other) => {
        expect(isEmpty(diffPlans(one, one))).toBe(true);
        expect(isEmpty(diffPlans(one, other))).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('leads from one version to the other when it is applied, and back when it is told backwards', () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const diff = diffPlans(before, after);
        expect(applyDiff(before, diff)).toEqual(after);
        expect(applyDiff(after, invertDiff(diff))).toEqual(before);
        expect(invertDiff(invertDiff(diff)).changes.map(({ what, part }) => [what, part.id])).toEqual(
          diff.changes.map(({ what, part }) => [what, part.id]),
        );
      }),
    );
  });

  it('leads there in whatever order its changes are listed', () => {
    const shuffled = fc.tuple(plans, plans).chain(([before, after]) => {
      const { plan, changes } = diffPlans(before, after);
      const all = { minLength: changes.length, maxLength: changes.length };
      return fc.tuple(
        fc.constant(before),
        fc.constant(after),
        fc.shuffledSubarray([...changes], all).map((listed) => ({ plan, changes: listed })),
      );
    });
    fc.assert(
      fc.property(shuffled, ([before, after, diff]) => {
        expect(applyDiff(before, diff)).toEqual(after);
      }),
    );
  });

  it('does not depend on the order in which parts are listed, only on the order among siblings', () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const byKind = (content: PlanContent) => ({
          ...content,
          parts: partKinds.flatMap((kind) => content.parts.filter((part) => part.kind === kind)),
        });
        const sorted = (a: PlanContent, b: PlanContent) =>
          diffPlans(a, b)
            .changes.map((change) => JSON.stringify(change))
            .sort();
        expect(sorted(byKind(before), byKind(after))).toEqual(sorted(before, after));
      }),
    );
  });

  it('calls a part moved only if it had to move: one of five that goes to the end is one move', () => {
    const goal = (n: number): ContentPart => ({
      ...{ id: idOf('goal', n), kind: 'goal', parentId: null, isPublic: false },
      fields: { title: `Goal ${n}` },
    });
    const before = { plan: {}, parts: [1, 2, 3, 4, 5].map(goal) };
    const after = { plan: {}, parts: [2, 3, 4, 5, 1].map(goal) };
    expect(diffPlans(before, after).changes).toEqual([
      { what: 'moved', part: goal(1), from: { parentId: null, index: 0 }, to: { parentId: null, index: 4 } },
    ]);
  });

  it('says every part that came or went, whatever the plans', () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const said = sayDiff(diffPlans(before, after), { before, after });
        const has = (content: PlanContent, id: string) => content.parts.some((part) => part.id === id);
        const ids = (what: string) =>
          said
            .filter((one) => one.what === what)
            .map(({ id }) => id)
            .sort();
        expect(ids('added')).toEqual(
          after.parts
            .map(({ id }) => id)
            .filter((id) => !has(before, id))
            .sort(),
        );
        expect(ids('removed')).toEqual(
          before.parts
            .map(({ id }) => id)
            .filter((id) => !has(after, id))
            .sort(),
        );
      }),
    );
  });
});

describe('a diff in words', () => {
  const activity = (fields: ContentPart['fields'], isPublic = false): PlanContent => ({
    plan: { title: 'A plan', startsOn: '2027-01-01' },
    parts: [
      { id: 's', kind: 'goal', parentId: null, isPublic: false, fields: { title: 'Fewer shootings' } },
      { id: 'a', kind: 'objective', parentId: 's', isPublic, fields },
    ],
  });
  const before = activity({
    title: 'Train the team',
    budgetCents: 1_250_000,
    dueOn: '2027-03-01',
    ownerId: 'x',
  });
  const after = activity({ title: 'Train the team', budgetCents: 990_005, dueOn: null, ownerId: 'y' }, true);

  it('tells each field from what to what, money to the cent, and no ids', () => {
    const [change, ...others] = sayDiff(diffPlans(before, after), { before, after });
    expect(others).toEqual([]);
    expect(change).toMatchObject({ what: 'changed', heading: 'Changed objective: Train the team' });
    expect(change!.lines).toEqual([
      { field: 'Budget', before: '$12,500.00', after: '$9,900.05' },
      { field: 'Due on', before: 'March 1, 2027', after: 'nothing' },
      { field: 'Public', before: 'no', after: 'yes' },
    ]);
  });

  it('speaks Spanish too', () => {
    const [change] = sayDiff(diffPlans(before, after), { before, after, language: 'es' });
    expect(change!.heading).toBe('Modificado: objetivo: Train the team');
    expect(change!.lines[1]).toEqual({ field: 'Vence', before: '1 de marzo de 2027', after: 'nada' });
  });

  it('tells the first version as what it brings, not as changes to an empty plan', () => {
    const said = sayDiff(diffPlans(emptyContent, after), { before: emptyContent, after });
    expect(said.map(({ heading }) => heading)).toEqual([
      'Added goal: Fewer shootings',
      'Added objective: Train the team',
    ]);
  });
});
