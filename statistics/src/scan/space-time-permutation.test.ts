import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import reference from '../../reference/chicago.json' with { type: 'json' };
import { chicagoIsHere, readChicago } from '../../reference/read-chicago.ts';
import { sliceRuns } from '../inference/permutation.ts';
import { formatDay } from '../series/calendar.ts';
import { logLikelihoodRatio } from './likelihood.ts';
import {
  type SpaceTimeCluster,
  scanCases,
  scanMaxima,
  scanResult,
  spaceTimeScan,
} from './space-time-permutation.ts';

type Case = readonly [x: number, y: number, day: number];

const reach = { maxRadius: 60, maxDays: 4 };
const options = { ...reach, simulations: 19, seed: 3 };

/** A coarse lattice, so that many cases share a place, a distance or a day. */
const cases = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 20 }).map((k) => k * 10),
      fc.integer({ min: 0, max: 20 }).map((k) => k * 10),
      fc.integer({ min: 0, max: 25 }),
    ),
    { minLength: 2, maxLength: 40 },
  )
  .map((some): Case[] => [[0, 0, 0], [200, 200, 25], ...some]);

function arraysOf(list: readonly Case[]) {
  const points = { x: Float64Array.from(list, ([x]) => x), y: Float64Array.from(list, ([, y]) => y) };
  return [points, Float64Array.from(list, ([, , day]) => day)] as const;
}

/** To the last bit as the library has it, or cases at the rim would fall out. */
const apart = (dx: number, dy: number) => Math.sqrt(dx * dx + dy * dy);

/** Every centre, every radius, every window of whole days, as the definition says it. */
function greatestByHand(list: readonly Case[]): number {
  let greatest = 0;
  for (const [cx, cy] of list) {
    const distances = list.map(([x, y]) => apart(x - cx, y - cy));
    for (const radius of new Set(distances.filter((distance) => distance <= reach.maxRadius))) {
      const inCircle = list.filter((_, i) => distances[i]! <= radius);
      for (let start = 0; start <= 25; start++) {
        for (let end = start; end < start + reach.maxDays; end++) {
          const inWindow = (among: readonly Case[]) =>
            among.filter(([, , day]) => day >= start && day <= end).length;
          const expected = (inCircle.length * inWindow(list)) / list.length;
          if (inWindow(inCircle) < 2) continue;
          greatest = Math.max(greatest, logLikelihoodRatio(inWindow(inCircle), expected, list.length));
        }
      }
    }
  }
  return greatest;
}

const figuresOf = (cluster: SpaceTimeCluster | undefined) =>
  cluster && [cluster.llr, cluster.cases, cluster.expected, cluster.p, cluster.radius];

describe('spaceTimeScan', () => {
  it('finds the greatest of all cylinders', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const { cluster } = spaceTimeScan(...arraysOf(list), options);
        expect(cluster?.llr ?? 0).toBeCloseTo(greatestByHand(list), 10);
      }),
    );
  });

  it('tells of each cluster what can be counted inside it', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const { cluster, secondary } = spaceTimeScan(...arraysOf(list), options);
        for (const found of cluster ? [cluster, ...secondary] : []) {
          const inside = [...list.keys()].filter((i) => {
            const [x, y, day] = list[i]!;
            return apart(x - found.x, y - found.y) <= found.radius && day >= found.start && day <= found.end;
          });
          expect([...found.events]).toEqual(inside);
          expect(found.cases).toBe(inside.length);
          expect(found.end - found.start).toBeLessThan(reach.maxDays);
          expect(found.llr).toBe(logLikelihoodRatio(found.cases, found.expected, list.length));
        }
      }),
    );
  });

  it('gives the same answer in whatever order the cases are listed', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const there = spaceTimeScan(...arraysOf(list), options);
        const back = spaceTimeScan(...arraysOf(list.toReversed()), options);
        expect(back.maxima).toEqual(there.maxima);
        expect(figuresOf(back.cluster)).toEqual(figuresOf(there.cluster));
      }),
    );
  });

  it('does not care where the city lies, when the year began or how long a metre is', () => {
    const shift = fc.integer({ min: -5_000_000, max: 5_000_000 });
    fc.assert(
      fc.property(cases, shift, shift, shift, (list, east, north, later) => {
        const moved = list.map(([x, y, day]): Case => [4 * x + east, 4 * y + north, day + later]);
        const there = spaceTimeScan(...arraysOf(list), options);
        const elsewhere = spaceTimeScan(...arraysOf(moved), { ...options, maxRadius: 240 });
        expect(elsewhere.maxima).toEqual(there.maxima);
        expect(elsewhere.cluster?.llr).toBe(there.cluster?.llr);
      }),
    );
  });

  it('takes the day of a moment', () => {
    const list: Case[] = Array.from({ length: 30 }, (_, i) => [
      (i * 37) % 200,
      (i * 91) % 190,
      (i * 13) % 25,
    ]);
    const [points, days] = arraysOf(list);
    const moments = days.map((day, i) => day + (i % 10) / 10);
    expect(spaceTimeScan(points, moments, options)).toEqual(spaceTimeScan(points, days, options));
  });

  it('finds two planted clusters, one after the other, and none in what is evenly spread', () => {
    const background = Array.from(
      { length: 120 },
      (_, i): Case => [(i * 7919) % 5003, (i * 104_729) % 4999, (i * 6151) % 365],
    );
    const burst = (x: number, y: number, day: number, size: number) =>
      Array.from({ length: size }, (_, i): Case => [x + i, y, day + (i % 3)]);
    const wanted = { maxRadius: 200, maxDays: 7, simulations: 199, seed: 1 };
    const list = [...background, ...burst(1000, 1000, 40, 6), ...burst(4000, 3000, 200, 5)];
    const { cluster, secondary } = spaceTimeScan(...arraysOf(list), wanted);
    expect(cluster).toMatchObject({ cases: 6, start: 40, end: 42, p: 1 / 200 });
    expect(secondary[0]).toMatchObject({ cases: 5, start: 200, end: 202, p: 1 / 200 });
    const none = spaceTimeScan(...arraysOf(background), wanted);
    expect(none.cluster?.p ?? 1).toBeGreaterThan(0.05);
    expect(none.secondary).toEqual([]);
  });

  it('repeats itself for a seed, differs for another, and is the same however it was split', () => {
    const list: Case[] = Array.from({ length: 60 }, (_, i) => [
      (i * 37) % 200,
      (i * 91) % 190,
      (i * 13) % 25,
    ]);
    const whole = spaceTimeScan(...arraysOf(list), { ...reach, simulations: 49, seed: 7 });
    expect(spaceTimeScan(...arraysOf(list), { ...reach, simulations: 49, seed: 8 }).maxima).not.toEqual(
      whole.maxima,
    );
    for (const parts of [1, 2, 5]) {
      const prepared = structuredClone(scanCases(...arraysOf(list), reach));
      const slices = sliceRuns(49, parts).map((slice) => scanMaxima(prepared, 7, slice));
      expect(scanResult(prepared, slices)).toEqual(whole);
    }
  });

  it('simulates by shuffling the days: on three cases every maximum is that of one of the six orders', () => {
    const list: Case[] = [
      [0, 0, 0],
      [10, 0, 0],
      [200, 0, 20],
    ];
    const orders = [0, 0, 20].flatMap((_, i, days) =>
      [i, (i + 1) % 3].map((at) => days.with(at, 20).with(i, 0)),
    );
    const possible = new Set(orders.map((days) => greatestByHand(list.map(([x, y], i) => [x, y, days[i]!]))));
    const { maxima } = spaceTimeScan(...arraysOf(list), { ...options, simulations: 99 });
    expect(new Set(maxima)).toEqual(possible);
  });

  it.each<[string, Case[], object, string]>([
    ['a single case', [[0, 0, 1]], {}, 'points.too-few'],
    [
      'cases all on one day',
      [
        [0, 0, 1],
        [300, 0, 1],
      ],
      {},
      'period.empty',
    ],
    [
      'degrees',
      [
        [-75.1, 40, 1],
        [-75.2, 39.9, 4],
      ],
      {},
      'coordinates.degrees',
    ],
    [
      'no radius',
      [
        [0, 0, 0],
        [300, 0, 1],
      ],
      { maxRadius: 0 },
      'argument.out-of-range',
    ],
    [
      'half a day',
      [
        [0, 0, 0],
        [300, 0, 1],
      ],
      { maxDays: 0.5 },
      'argument.out-of-range',
    ],
    [
      'no simulations',
      [
        [0, 0, 0],
        [300, 0, 1],
      ],
      { simulations: 0 },
      'argument.out-of-range',
    ],
  ])('refuses %s', (_what, list, wrong, code) => {
    expect(() => spaceTimeScan(...arraysOf(list), { ...options, ...wrong })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('spaceTimeScan on Chicago’s arsons of 2016', () => {
  test.skipIf(!chicagoIsHere)('finds what SaTScan finds', () => {
    const { points, days } = readChicago('arson');
    expect(days.length).toBe(reference.arsons);
    const { llr, cases: count, expected, day, ...window } = reference.scan;
    const { cluster } = spaceTimeScan(points, days, { ...window, simulations: 99, seed: 1 });
    expect(Math.abs(cluster!.llr - llr)).toBeLessThan(1e-5);
    expect([cluster!.cases, Number(cluster!.expected.toFixed(3))]).toEqual([count, expected]);
    expect([formatDay(cluster!.start), formatDay(cluster!.end), cluster!.p]).toEqual([day, day, 0.01]);
  });
});
