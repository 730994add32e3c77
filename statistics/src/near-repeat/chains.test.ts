import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearRepeatChains } from './chains.ts';

type Event = readonly [x: number, y: number, t: number];

const reach = { metres: 50, days: 4 };
const events = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 40 }),
    ),
    { maxLength: 50 },
  )
  .map((some): Event[] => [[0, 0, 0], [300, 300, 40], ...some]);

function chainsOf(list: readonly Event[], within = reach) {
  const points = { x: Float64Array.from(list, ([x]) => x), y: Float64Array.from(list, ([, y]) => y) };
  return nearRepeatChains(
    points,
    Float64Array.from(list, ([, , t]) => t),
    within,
  );
}

/** Spreads from each event to whatever is near it, until nothing is new. */
function chainedByHand(list: readonly Event[]): number[][] {
  const left = new Set(list.keys());
  const chains: number[][] = [];
  for (const seed of list.keys()) {
    if (!left.delete(seed)) continue;
    const chain = [seed];
    for (const at of chain) {
      for (const other of left) {
        const [x, y, t] = list[at]!;
        const [x2, y2, t2] = list[other]!;
        if (Math.hypot(x2 - x, y2 - y) > reach.metres || Math.abs(t2 - t) > reach.days) continue;
        chain.push(other);
        left.delete(other);
      }
    }
    if (chain.length > 1) chains.push(chain.sort((a, b) => a - b));
  }
  return chains;
}

describe('nearRepeatChains', () => {
  it('links what spreading from event to event links', () => {
    fc.assert(
      fc.property(events, (list) => {
        const ours = chainsOf(list).chains.map(({ events: linked }) => [...linked].sort((a, b) => a - b));
        expect(new Set(ours.map(String))).toEqual(new Set(chainedByHand(list).map(String)));
      }),
    );
  });

  it('puts the earliest event first and the longest chain first, and counts who stands alone', () => {
    const far: Event = [300, 300, 90];
    const list: Event[] = [[100, 0, 9], [0, 0, 1], [50, 0, 5], [0, 200, 3], [0, 210, 3], far];
    const { chains, chainOf, single } = chainsOf(list);
    expect(chains.map(({ events: linked }) => [...linked])).toEqual([
      [1, 2, 0],
      [3, 4],
    ]);
    expect(chains[0]).toMatchObject({ initiator: 1, first: 1, last: 9 });
    expect([[...chainOf], single]).toEqual([[0, 0, 0, 1, 1, -1], 1]);
  });

  it('never makes fewer links when it reaches further', () => {
    fc.assert(
      fc.property(events, (list) => {
        const further = chainsOf(list, { metres: 80, days: 6 });
        expect(further.single).toBeLessThanOrEqual(chainsOf(list).single);
      }),
    );
  });

  it('refuses a time below zero and degrees', () => {
    const code = (list: Event[], within = reach) => {
      try {
        chainsOf(list, within);
        return 'answered';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(
      code(
        [
          [0, 0, 0],
          [300, 0, 1],
        ],
        { metres: 50, days: -1 },
      ),
    ).toBe('argument.out-of-range');
    expect(
      code([
        [-75.1, 40, 0],
        [-75.2, 40, 1],
      ]),
    ).toBe('coordinates.degrees');
    expect(code([[0, 0, 0]])).toBe('points.too-few');
  });
});
