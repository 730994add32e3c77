import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceRuns } from '../inference/permutation.ts';
import {
  circularScan,
  circularScanMaxima,
  circularScanPlaces,
  circularScanResult,
} from './circular-poisson.ts';
import { logLikelihoodRatio } from './likelihood.ts';

type Place = readonly [x: number, y: number, cases: number, atRisk: number];

const reach = { maxRadius: 60, largestShare: 0.5 };
const options = { ...reach, simulations: 19, seed: 3 };

const place = fc
  .tuple(
    fc.integer({ min: 0, max: 20 }).map((k) => k * 10),
    fc.integer({ min: 0, max: 20 }).map((k) => k * 10),
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([x, y, cases, atRisk]): Place => [x, y, atRisk === 0 ? 0 : cases, atRisk]);
/** No two at one spot, as addresses or blocks are. */
const places = fc
  .uniqueArray(place, { maxLength: 30, selector: ([x, y]) => `${x} ${y}` })
  .map((some): Place[] => [[-10, -10, 1, 5], [210, 210, 2, 5], ...some]);

function arraysOf(list: readonly Place[]) {
  return {
    points: { x: Float64Array.from(list, ([x]) => x), y: Float64Array.from(list, ([, y]) => y) },
    cases: Uint32Array.from(list, ([, , cases]) => cases),
    atRisk: Float64Array.from(list, ([, , , atRisk]) => atRisk),
  };
}

const apart = (dx: number, dy: number) => Math.sqrt(dx * dx + dy * dy);
const sum = (list: readonly Place[], of: 2 | 3) => list.reduce((total, one) => total + one[of], 0);

/** Every centre and every radius, as the definition says it. */
function greatestByHand(list: readonly Place[]): number {
  const circles = list.flatMap(([cx, cy]) => {
    const distances = list.map(([x, y]) => apart(x - cx, y - cy));
    const radii = distances.filter((distance) => distance <= reach.maxRadius);
    return radii.map((radius) => list.filter((_, i) => distances[i]! <= radius));
  });
  const allowed = circles.filter((inside) => sum(inside, 3) <= reach.largestShare * sum(list, 3));
  const ratios = allowed.map((inside) => {
    const expected = (sum(list, 2) * sum(inside, 3)) / sum(list, 3);
    return logLikelihoodRatio(sum(inside, 2), expected, sum(list, 2));
  });
  return Math.max(0, ...ratios);
}

describe('circularScan', () => {
  it('finds the greatest of all circles', () => {
    fc.assert(
      fc.property(places, (list) => {
        const { cluster } = circularScan(arraysOf(list), options);
        expect(cluster?.llr ?? 0).toBeCloseTo(greatestByHand(list), 10);
      }),
    );
  });

  it('tells of each cluster what can be counted inside it, and lets none touch another', () => {
    fc.assert(
      fc.property(places, (list) => {
        const { cluster, secondary } = circularScan(arraysOf(list), { ...options, simulations: 99 });
        const found = cluster ? [cluster, ...secondary] : [];
        found.forEach(({ x, y, radius, cases, places: inside }, rank) => {
          const within = [...list.keys()].filter((i) => apart(list[i]![0] - x, list[i]![1] - y) <= radius);
          expect([...inside]).toEqual(within);
          expect(cases).toBe(
            sum(
              within.map((i) => list[i]!),
              2,
            ),
          );
          for (const other of found.slice(0, rank)) {
            expect(apart(x - other.x, y - other.y)).toBeGreaterThan(radius + other.radius);
          }
        });
      }),
    );
  });

  it('does not care about the order of the places, where they lie or how people at risk are counted', () => {
    const shift = fc.integer({ min: -5_000_000, max: 5_000_000 });
    fc.assert(
      fc.property(places, shift, shift, (list, east, north) => {
        const moved = list
          .map(([x, y, cases, atRisk]): Place => [x + east, y + north, cases, atRisk * 4])
          .toReversed();
        const there = circularScan(arraysOf(list), options);
        const elsewhere = circularScan(arraysOf(moved), options);
        expect(elsewhere.maxima).toEqual(there.maxima);
        expect(elsewhere.cluster?.llr).toBe(there.cluster?.llr);
        expect(elsewhere.cluster?.p).toBe(there.cluster?.p);
      }),
    );
  });

  it('gives the example’s ratio', () => {
    const list: Place[] = [
      [0, 0, 10, 50],
      [100, 0, 1, 50],
      [200, 0, 1, 50],
    ];
    const { cluster } = circularScan(arraysOf(list), { maxRadius: 150, simulations: 99, seed: 1 });
    expect(cluster!.llr).toBeCloseTo(10 * Math.log(10 / 4) + 2 * Math.log(2 / 8), 10);
    expect([cluster!.cases, cluster!.expected, [...cluster!.places]]).toEqual([10, 4, [0]]);
  });

  it('finds two planted hot spots and, where cases follow those at risk, none', () => {
    const even = Array.from(
      { length: 400 },
      (_, i): Place => [(i % 20) * 100, Math.floor(i / 20) * 100, 1, 10],
    );
    const hot = even.map(
      ([x, y, , atRisk], i): Place => [x, y, [21, 22, 41].includes(i) ? 8 : i === 378 ? 12 : 1, atRisk],
    );
    const wanted = { maxRadius: 300, simulations: 199, seed: 1 };
    const { cluster, secondary } = circularScan(arraysOf(hot), wanted);
    expect([...cluster!.places]).toEqual(expect.arrayContaining([21, 22, 41]));
    expect(secondary.map(({ places: inside }) => [...inside])).toEqual([[378]]);
    expect([cluster!.p, secondary[0]!.p]).toEqual([1 / 200, 1 / 200]);
    expect(circularScan(arraysOf(even), wanted).secondary).toEqual([]);
    expect(circularScan(arraysOf(even), wanted).cluster?.p ?? 1).toBeGreaterThan(0.5);
  });

  it('rejects at its level: of studies in which nothing is wrong about one in twenty has p ≤ 0.05', () => {
    const grid = Array.from(
      { length: 36 },
      (_, i): Place => [(i % 6) * 100, Math.floor(i / 6) * 100, 0, 1 + (i % 3)],
    );
    const circles = circularScanPlaces(
      arraysOf(grid.map(([x, y, , n], i): Place => [x, y, i === 0 ? 60 : 0, n])),
      {
        maxRadius: 300,
      },
    );
    const studies = [...circularScanMaxima(circles, 1, { from: 0, to: 300 })];
    const chance = circularScanMaxima(circles, 2, { from: 0, to: 399 });
    const p = studies.map((llr) => (chance.filter((most) => most >= llr).length + 1) / 400);
    const share = p.filter((value) => value <= 0.05).length / studies.length;
    // Four standard errors of one in twenty, with those of the 399 orders added.
    expect(Math.abs(share - 0.05)).toBeLessThan(4 * Math.sqrt(0.05 * 0.95 * (1 / 300 + 1 / 399)));
  });

  it('repeats itself for a seed and is the same however it was split', () => {
    const list = Array.from(
      { length: 50 },
      (_, i): Place => [(i * 37) % 200, (i * 91) % 190, i % 4, 1 + (i % 5)],
    );
    const whole = circularScan(arraysOf(list), { ...reach, simulations: 49, seed: 7 });
    const prepared = structuredClone(circularScanPlaces(arraysOf(list), reach));
    const slices = sliceRuns(49, 3).map((slice) => circularScanMaxima(prepared, 7, slice));
    expect(circularScanResult(prepared, slices)).toEqual(whole);
    expect(circularScan(arraysOf(list), { ...reach, simulations: 49, seed: 8 }).maxima).not.toEqual(
      whole.maxima,
    );
  });

  const two: Place[] = [
    [0, 0, 1, 5],
    [300, 0, 2, 5],
  ];
  it.each<[string, Place[], object, string]>([
    ['a single place', [[0, 0, 1, 5]], {}, 'points.too-few'],
    [
      'no cases',
      [
        [0, 0, 0, 5],
        [300, 0, 0, 5],
      ],
      {},
      'points.too-few',
    ],
    [
      'cases where nobody is at risk',
      [
        [0, 0, 1, 0],
        [300, 0, 0, 5],
      ],
      {},
      'argument.out-of-range',
    ],
    [
      'fewer than nobody',
      [
        [0, 0, 1, 3],
        [300, 0, 0, -5],
      ],
      {},
      'argument.out-of-range',
    ],
    [
      'degrees',
      [
        [-75.1, 40, 1, 5],
        [-75.2, 39.9, 4, 5],
      ],
      {},
      'coordinates.degrees',
    ],
    ['the whole city as a share', two, { largestShare: 1 }, 'argument.out-of-range'],
    ['no radius', two, { maxRadius: 0 }, 'argument.out-of-range'],
    ['no simulations', two, { simulations: 0 }, 'argument.out-of-range'],
  ])('refuses %s', (_what, list, wrong, code) => {
    expect(() => circularScan(arraysOf(list), { ...options, ...wrong })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
