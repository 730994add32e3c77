import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Costs, straightLines } from './costs.ts';
import { expectedResponse } from './expected-response.ts';
import { pMedian } from './p-median.ts';

const someCosts = fc
  .record({ demand: fc.integer({ min: 1, max: 12 }), sites: fc.integer({ min: 2, max: 7 }) })
  .chain(({ demand, sites }) =>
    fc.record({
      demand: fc.constant(demand),
      sites: fc.constant(sites),
      cost: fc
        .array(fc.integer({ min: 0, max: 30 }), { minLength: demand * sites, maxLength: demand * sites })
        .map((cost) => Float64Array.from(cost)),
    }),
  );
const refusal = (code: string) => expect.objectContaining({ code });

describe('pMedian', () => {
  it('costs no less than the best of all choices, and no single move lowers it', () => {
    fc.assert(
      fc.property(someCosts, fc.nat(), (costs, seed) => {
        const p = 1 + (seed % costs.sites);
        const { chosen, total } = pMedian(costs, p);
        expect(total).toBe(totalOf(costs, [...chosen]));
        expect(total).toBeGreaterThanOrEqual(bestOfAll(costs, p));
        for (const close of chosen) {
          for (let open = 0; open < costs.sites; open++) {
            if (chosen.includes(open)) continue;
            const moved = [...chosen].map((site) => (site === close ? open : site));
            expect(totalOf(costs, moved)).toBeGreaterThanOrEqual(total - 1e-9);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds the optimum for one site and for all', () => {
    fc.assert(
      fc.property(someCosts, (costs) => {
        expect(pMedian(costs, 1).total).toBe(bestOfAll(costs, 1));
        expect(pMedian(costs, costs.sites).total).toBe(bestOfAll(costs, costs.sites));
      }),
    );
  });

  it('serves each demand from its nearest site and weighs it', () => {
    const along = (...x: number[]) => ({ x: Float64Array.from(x), y: new Float64Array(x.length) });
    const costs = straightLines(along(0, 10, 1000, 1010), along(5, 1005, 500));
    const found = pMedian(costs, 2, Float64Array.of(1, 1, 1, 3));
    expect([[...found.chosen], [...found.servedBy]]).toEqual([
      [0, 1],
      [0, 0, 1, 1],
    ]);
    expect([found.total, found.mean]).toEqual([30, 5]);
  });

  it('refuses costs that are none, too many sites and weights of nothing', () => {
    const costs: Costs = { demand: 1, sites: 2, cost: Float64Array.of(1, 2) };
    expect(() => pMedian(costs, 3)).toThrow(refusal('argument.out-of-range'));
    expect(() => pMedian({ ...costs, cost: Float64Array.of(1, -2) }, 1)).toThrow(
      refusal('argument.out-of-range'),
    );
    expect(() => pMedian({ ...costs, demand: 2 }, 1)).toThrow(refusal('shape.mismatch'));
    expect(() => pMedian({ ...costs, demand: 0 }, 1)).toThrow(refusal('points.too-few'));
    expect(() => pMedian(costs, 1, Float64Array.of(0))).toThrow(refusal('points.too-few'));
  });
});

describe('expectedResponse', () => {
  it('is the quickest post’s time where nobody is ever busy', () => {
    fc.assert(
      fc.property(someCosts, (costs) => {
        const posts = Int32Array.from({ length: costs.sites }, (_, s) => s);
        const { mean, minutes, load } = expectedResponse(costs, posts, { target: 8 });
        expect(mean).toBeCloseTo(bestOfAll(costs, costs.sites) / costs.demand, 9);
        minutes.forEach((value, d) => {
          expect(value).toBe(Math.min(...costs.cost.slice(d * costs.sites, (d + 1) * costs.sites)));
        });
        expect(load.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('goes to the next post as often as the nearest is out', () => {
    const costs = { demand: 1, sites: 2, cost: Float64Array.of(4, 10) };
    const found = expectedResponse(costs, Int32Array.of(1, 0), { target: 6, busy: 0.5 });
    expect([found.mean, found.withinTarget]).toEqual([expect.closeTo(6, 12), 1]);
    expect([...found.load]).toEqual([expect.closeTo(1 / 3, 12), expect.closeTo(2 / 3, 12)]);
  });

  it('never gets quicker when units are busier', () => {
    fc.assert(
      fc.property(someCosts, fc.double({ min: 0, max: 0.9, noNaN: true }), (costs, busy) => {
        const posts = Int32Array.from({ length: costs.sites }, (_, s) => s);
        const idle = expectedResponse(costs, posts, { target: 8, busy: busy / 2 });
        const busier = expectedResponse(costs, posts, { target: 8, busy });
        expect(busier.mean).toBeGreaterThanOrEqual(idle.mean - 1e-9);
      }),
    );
  });

  it('refuses posts that are no sites, none at all, and units that are always busy', () => {
    const costs = { demand: 1, sites: 2, cost: Float64Array.of(4, 10) };
    const of = (...posts: number[]) => Int32Array.from(posts);
    expect(() => expectedResponse(costs, of(2), { target: 8 })).toThrow(refusal('argument.out-of-range'));
    expect(() => expectedResponse(costs, of(), { target: 8 })).toThrow(refusal('points.too-few'));
    expect(() => expectedResponse(costs, of(0), { target: 8, busy: 1 })).toThrow(
      refusal('argument.out-of-range'),
    );
    expect(() => expectedResponse(costs, of(0), { target: 0 })).toThrow(refusal('argument.out-of-range'));
  });
});

function totalOf({ demand, sites, cost }: Costs, chosen: number[]): number {
  let total = 0;
  for (let d = 0; d < demand; d++) total += Math.min(...chosen.map((site) => cost[d * sites + site]!));
  return total;
}

function bestOfAll(costs: Costs, p: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let choice = 0; choice < 2 ** costs.sites; choice++) {
    const chosen = Array.from({ length: costs.sites }, (_, s) => s).filter((s) => choice & (1 << s));
    if (chosen.length === p) best = Math.min(best, totalOf(costs, chosen));
  }
  return best;
}
