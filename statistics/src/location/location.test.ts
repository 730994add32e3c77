import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPhiladelphia } from '../../reference/read-philadelphia.ts';
import { highsSolver } from '../../reference/solve-by-highs.ts';
import { type Coverage, coverageWithin } from './coverage.ts';
import { coveringProgram } from './covering-program.ts';
import { exactCovering } from './exact-covering.ts';
import { greedyCovering } from './greedy-covering.ts';
import { improveCovering } from './improve-covering.ts';
import { reduceCoverage } from './reduce-coverage.ts';

const whole = (max: number) => fc.integer({ min: 0, max });
const places = (max: number, least: number, most: number) =>
  fc.array(fc.tuple(whole(max), whole(max)), { minLength: least, maxLength: most });
const pointsOf = (pairs: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(pairs, ([x]) => x),
  y: Float64Array.from(pairs, ([, y]) => y),
});
const aSmallProblem = fc
  .record({ demand: places(20, 1, 40), sites: places(20, 2, 9), radius: fc.integer({ min: 1, max: 9 }) })
  .chain((given) =>
    fc.record({ given: fc.constant(given), p: fc.integer({ min: 1, max: given.sites.length }) }),
  )
  .map(({ given, p }) => ({
    ...given,
    p,
    coverage: coverageWithin(pointsOf(given.demand), pointsOf(given.sites), given.radius),
  }));

describe('coverageWithin', () => {
  it('covers what lies within the radius, its edge included', () => {
    fc.assert(
      fc.property(aSmallProblem, ({ demand, sites, radius, coverage }) => {
        const near = ([x, y]: readonly [number, number]) =>
          sites.flatMap(([a, b], c) => ((a - x) ** 2 + (b - y) ** 2 <= radius ** 2 ? [c] : [])).join();
        const expected = demand.map(near).filter((sitesNear) => sitesNear !== '');
        const groups = [...coverage.weight].flatMap((weight, g) =>
          Array(weight).fill(coverage.index.slice(coverage.start[g], coverage.start[g + 1]).join()),
        );
        expect(groups.sort()).toEqual(expected.sort());
        expect(coverage.total).toBe(demand.length);
      }),
    );
  });

  it('weighs demand', () => {
    const demand = pointsOf([
      [0, 0],
      [1, 0],
      [90, 0],
    ]);
    const { weight, total } = coverageWithin(demand, pointsOf([[0, 0]]), 5, Float64Array.of(2, 0.5, 4));
    expect([[...weight], total]).toEqual([[2.5], 6.5]);
  });

  it('refuses degrees, no candidates, no radius and negative weights', () => {
    const refusal = (code: string) => expect.objectContaining({ code });
    const one = pointsOf([[0, 0]]);
    const inDegrees = pointsOf([
      [-75, 40],
      [-75.1, 40.1],
    ]);
    expect(() => coverageWithin(inDegrees, one, 200)).toThrow(refusal('coordinates.degrees'));
    expect(() => coverageWithin(one, pointsOf([]), 200)).toThrow(refusal('points.too-few'));
    expect(() => coverageWithin(one, one, 0)).toThrow(refusal('argument.out-of-range'));
    expect(() => coverageWithin(one, one, 1, Float64Array.of(-1))).toThrow(refusal('argument.out-of-range'));
    expect(() => coverageWithin(one, one, 1, new Float64Array(2))).toThrow(refusal('shape.mismatch'));
  });
});

describe('exactCovering', () => {
  it('covers as much as the best of all choices', () => {
    fc.assert(
      fc.property(aSmallProblem, ({ coverage, p }) => {
        const found = exactCovering(coverage, p);
        expect(found.covered).toBe(bestOfAll(coverage, p));
        expect([found.proven, found.bound, new Set(found.chosen).size]).toEqual([true, found.covered, p]);
        expect(coveredBy(found.chosen, coverage)).toBe(found.covered);
      }),
      { numRuns: 500 },
    );
  });

  it('covers as much with weights that are no whole numbers', () => {
    const problem = fc.tuple(
      aSmallProblem,
      fc.array(fc.double({ min: 0.01, max: 9, noNaN: true }), { minLength: 40 }),
    );
    fc.assert(
      fc.property(problem, ([{ coverage, p }, weights]) => {
        const weighted = { ...coverage, weight: coverage.weight.map((_, g) => weights[g % weights.length]!) };
        expect(exactCovering(weighted, p).covered).toBeCloseTo(bestOfAll(weighted, p), 9);
      }),
    );
  });

  it('is never below greedy, and greedy never below 1 − 1/e of it', () => {
    fc.assert(
      fc.property(aSmallProblem, ({ coverage, p }) => {
        const greedy = greedyCovering(coverage, p).covered;
        const exact = exactCovering(coverage, p).covered;
        expect(greedy).toBeLessThanOrEqual(exact);
        expect(greedy).toBeGreaterThanOrEqual((1 - 1 / Math.E) * exact - 1e-9);
      }),
    );
  });

  it('says how far from proven it is when its work is cut short', () => {
    const { points } = readPhiladelphia();
    const coverage = coverageWithin(points, gridOfSites(150), 400);
    const cut = exactCovering(coverage, 25, 1e5);
    expect(cut.proven).toBe(false);
    expect(cut.bound).toBeGreaterThan(cut.covered);
    expect(cut.covered).toBeGreaterThanOrEqual(greedyCovering(coverage, 25).covered);
  });

  it('refuses more sites than there are candidates, and none', () => {
    const coverage = coverageWithin(pointsOf([[0, 0]]), pointsOf([[0, 0]]), 5);
    for (const p of [0, 2, 1.5]) {
      expect(() => exactCovering(coverage, p)).toThrow(
        expect.objectContaining({ code: 'argument.out-of-range' }),
      );
    }
  });
});

describe('exactCovering on Philadelphia, 400 candidates, 200 m, 25 sites', () => {
  let solve: Awaited<ReturnType<typeof highsSolver>>;
  beforeAll(async () => {
    solve = await highsSolver();
  });
  const byHighs = (coverage: Coverage, p: number) => solve(coveringProgram(coverage, p)).covered;
  const { points } = readPhiladelphia();
  const everyNth = (step: number) => ({
    x: Float64Array.from({ length: 400 }, (_, i) => points.x[i * step]!),
    y: Float64Array.from({ length: 400 }, (_, i) => points.y[i * step]!),
  });

  it.each([
    ['the first 400 shootings', everyNth(1)],
    ['every 41st shooting', everyNth(41)],
    ['a grid of 150 m', gridOfSites(150)],
  ])(
    'covers exactly what HiGHS finds possible: %s',
    (_, candidates) => {
      const coverage = coverageWithin(points, candidates, 200);
      const found = exactCovering(coverage, 25);
      expect([found.proven, found.covered]).toEqual([true, byHighs(coverage, 25)]);
      const greedy = greedyCovering(coverage, 25).covered;
      expect(greedy).toBeLessThanOrEqual(found.covered);
      expect(greedy).toBeGreaterThanOrEqual((1 - 1 / Math.E) * found.covered);
    },
    60_000,
  );

  it('hands the solver a program whose optimum is the best of all choices', () => {
    fc.assert(
      fc.property(aSmallProblem, ({ coverage, p }) => {
        fc.pre(coverage.weight.length > 0);
        expect(byHighs(coverage, p)).toBe(bestOfAll(coverage, p));
      }),
      { numRuns: 30 },
    );
  });
});

describe('greedyCovering', () => {
  it('takes at each step the site that adds most, ties to the lowest', () => {
    fc.assert(
      fc.property(aSmallProblem, ({ coverage, p, sites }) => {
        const { chosen } = greedyCovering(coverage, p);
        chosen.forEach((site, step) => {
          const before = chosen.slice(0, step);
          const gains = sites.map((_, c) =>
            before.includes(c) ? -1 : coveredBy(Int32Array.of(...before, c), coverage),
          );
          expect(site).toBe(gains.indexOf(Math.max(...gains)));
        });
      }),
    );
  });
});

describe('improveCovering', () => {
  it('never covers less than what it was given', () => {
    fc.assert(
      fc.property(aSmallProblem, ({ coverage, p }) => {
        const start = Int32Array.from({ length: p }, (_, c) => c);
        const improved = improveCovering(start, coverage);
        expect(coveredBy(improved, coverage)).toBeGreaterThanOrEqual(coveredBy(start, coverage));
        expect(new Set(improved).size).toBe(p);
      }),
    );
  });
});

describe('reduceCoverage', () => {
  it('of two candidates alike keeps the first', () => {
    const twice = pointsOf([
      [5, 5],
      [5, 5],
      [50, 50],
    ]);
    const coverage = coverageWithin(pointsOf([[5, 5]]), twice, 3);
    expect([...reduceCoverage(coverage).sites]).toEqual([0]);
  });
});

/** A fine grid over North Philadelphia, where 400 circles overlap a lot. */
function gridOfSites(step: number) {
  return pointsOf(
    Array.from({ length: 400 }, (_, i) => [484_000 + (i % 20) * step, 4_426_000 + Math.floor(i / 20) * step]),
  );
}

function coveredBy(chosen: Int32Array, { start, index, weight }: Coverage): number {
  return weight.reduce(
    (sum, heavy, g) =>
      sum + (index.slice(start[g], start[g + 1]).some((c) => chosen.includes(c)) ? heavy : 0),
    0,
  );
}

function bestOfAll(coverage: Coverage, p: number): number {
  let best = 0;
  for (let choice = 0; choice < 2 ** coverage.candidates; choice++) {
    const chosen = Array.from({ length: coverage.candidates }, (_, c) => c).filter((c) => choice & (1 << c));
    if (chosen.length === p) best = Math.max(best, coveredBy(Int32Array.from(chosen), coverage));
  }
  return best;
}
