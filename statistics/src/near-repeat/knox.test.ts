import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import reference from '../../reference/chicago.json' with { type: 'json' };
import { chicagoIsHere, readChicago } from '../../reference/read-chicago.ts';
import { sliceRuns } from '../inference/permutation.ts';
import { bandOf, type Closed } from './bands.ts';
import { knox, knoxPermutations, knoxResult } from './knox.ts';
import { knoxPairs } from './knox-pairs.ts';

type Event = readonly [x: number, y: number, t: number];

const bands = { space: [0, 10, 40, 100], time: [0, 3, 7] };
const runs = { permutations: 19, seed: 4 };

/** Small whole coordinates, so that many pairs lie exactly on an edge. */
const events = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 0, max: 30 }),
  ),
  { minLength: 3, maxLength: 60 },
);
const spread: Event[] = [
  [0, 0, 0],
  [300, 300, 30],
];

function arraysOf(list: readonly Event[]) {
  const points = { x: Float64Array.from(list, ([x]) => x), y: Float64Array.from(list, ([, y]) => y) };
  return [points, Float64Array.from(list, ([, , t]) => t)] as const;
}

function test19(list: readonly Event[], closed: Closed = 'left') {
  return knox(...arraysOf(list), { ...bands, closed, ...runs });
}

/** Every pair, as the definition says it. */
function countedByHand(list: readonly Event[], closed: Closed): number[] {
  const counts = new Array((bands.space.length - 1) * (bands.time.length - 1)).fill(0);
  list.forEach(([x, y, t], i) => {
    for (const [x2, y2, t2] of list.slice(i + 1)) {
      const row = bandOf(Math.hypot(x2 - x, y2 - y), bands.space, closed);
      const column = bandOf(Math.abs(t2 - t), bands.time, closed);
      if (row >= 0 && column >= 0) counts[row * (bands.time.length - 1) + column]++;
    }
  });
  return counts;
}

describe('knox', () => {
  it('counts every pair once, in the band its edges say', () => {
    fc.assert(
      fc.property(events, fc.constantFrom<Closed>('left', 'right'), (some, closed) => {
        const list: Event[] = [...spread, ...some];
        expect([...test19(list, closed).counts]).toEqual(countedByHand(list, closed));
      }),
    );
  });

  it('counts moments as it counts whole days', () => {
    fc.assert(
      fc.property(events, fc.constantFrom<Closed>('left', 'right'), (some, closed) => {
        const days: Event[] = [...spread, ...some];
        const halves = days.map(([x, y, t]): Event => [x, y, t / 2]);
        const half = { ...bands, time: bands.time.map((edge) => edge / 2), closed, ...runs };
        expect(knox(...arraysOf(halves), half)).toMatchObject({ ...test19(days, closed), bands: {} });
      }),
    );
  });

  it('gives the same figures, p included, in whatever order the events are listed', () => {
    fc.assert(
      fc.property(events, (some) => {
        const list: Event[] = [...spread, ...some];
        expect(test19(list.toReversed())).toEqual(test19(list));
      }),
    );
  });

  it('does not care where the city lies or when the year began', () => {
    const shift = fc.integer({ min: -5_000_000, max: 5_000_000 });
    fc.assert(
      fc.property(events, shift, shift, shift, (some, east, north, later) => {
        const list: Event[] = [...spread, ...some];
        const moved = list.map(([x, y, t]): Event => [x + east, y + north, t + later]);
        expect(test19(moved)).toEqual(test19(list));
      }),
    );
  });

  it('does not care about units: feet and hours with their edges give what metres and days give', () => {
    fc.assert(
      fc.property(events, (some) => {
        const list: Event[] = [...spread, ...some];
        const scaled = list.map(([x, y, t]): Event => [x * 4, y * 4, t * 24]);
        const edges = {
          space: bands.space.map((edge) => edge * 4),
          time: bands.time.map((edge) => edge * 24),
        };
        const { bands: _labels, ...figures } = knox(...arraysOf(scaled), { ...edges, ...runs });
        expect(test19(list)).toMatchObject(figures);
      }),
    );
  });

  it.each<Closed>(['left', 'right'])(
    'expects what the mean of all orders is, bands closed on the %s',
    (closed) => {
      const list: Event[] = [
        [0, 0, 0],
        [5, 0, 1],
        [0, 30, 2],
        [300, 0, 5],
        [300, 8, 20],
      ];
      const { expectation } = test19(list, closed);
      const days = list.map(([, , t]) => t);
      const orders = permutationsOf(days).map((order) =>
        countedByHand(
          list.map(([x, y], i): Event => [x, y, order[i]!]),
          closed,
        ),
      );
      orders[0]!.forEach((_, band) => {
        const mean = orders.reduce((sum, counts) => sum + counts[band]!, 0) / orders.length;
        expect(expectation[band]).toBeCloseTo(mean, 12);
      });
    },
  );

  it('draws permutations whose mean tends to that expectation', () => {
    const list = Array.from(
      { length: 120 },
      (_, i): Event => [(i * 37) % 301, (i * 91) % 293, (i * 13) % 31],
    );
    const { expected, expectation } = knox(...arraysOf(list), { ...bands, permutations: 4000, seed: 2 });
    // A count's spread is below twice its Poisson spread here; four standard errors.
    expected.forEach((mean, band) => {
      expect(Math.abs(mean - expectation[band]!)).toBeLessThanOrEqual(
        8 * Math.sqrt(expectation[band]! / 4000),
      );
    });
  });

  it('finds what was planted, and finds nothing where there is nothing', () => {
    const background = Array.from(
      { length: 150 },
      (_, i): Event => [(i * 7919) % 5003, (i * 104_729) % 4999, (i * 6151) % 365],
    );
    const repeats = background.slice(0, 20).map(([x, y, t]): Event => [x + 4, y, t + 1]);
    const options = { ...bands, permutations: 199, seed: 1 };
    const planted = knox(...arraysOf([...background, ...repeats]), options);
    expect([planted.p[0], planted.notable[0]]).toEqual([1 / 200, 1]);
    expect(planted.ratio[0]).toBeGreaterThan(5);
    const alone = knox(...arraysOf(background), options);
    expect([...alone.notable]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('repeats itself for a seed, differs for another, and adds up the same however it was split', () => {
    const list = Array.from({ length: 80 }, (_, i): Event => [(i * 37) % 301, (i * 91) % 293, (i * 13) % 31]);
    const arrays = arraysOf(list);
    const whole = knox(...arrays, { ...bands, permutations: 99, seed: 7 });
    expect(knox(...arrays, { ...bands, permutations: 99, seed: 7 })).toEqual(whole);
    expect(knox(...arrays, { ...bands, permutations: 99, seed: 8 }).expected).not.toEqual(whole.expected);
    for (const parts of [2, 3, 7]) {
      const pairs = structuredClone(knoxPairs(...arrays, bands));
      const tallies = sliceRuns(99, parts).map((slice) => knoxPermutations(pairs, 7, slice));
      expect(knoxResult(pairs, tallies.toReversed())).toEqual(whole);
    }
  });

  it('names its bands in interval notation', () => {
    const list: Event[] = [...spread, [0, 5, 1]];
    expect(test19(list).bands).toEqual({
      space: ['[0,10)', '[10,40)', '[40,100)'],
      time: ['[0,3)', '[3,7)'],
    });
    expect(test19(list, 'right').bands.time).toEqual(['[0,3]', '(3,7]']);
  });

  it.each<[string, Event[], object, string]>([
    ['a single event', [[0, 0, 1]], {}, 'points.too-few'],
    [
      'events all on one day',
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
      'a place that is no number',
      [
        [Number.NaN, 40, 1],
        [0, 0, 4],
      ],
      {},
      'coordinates.not-finite',
    ],
    [
      'a time that is no number',
      [
        [0, 0, Number.NaN],
        [300, 0, 4],
      ],
      {},
      'argument.out-of-range',
    ],
    ['edges that fall', [...spread], { space: [0, 100, 50] }, 'edges.not-increasing'],
    ['an edge twice', [...spread], { time: [0, 2, 2] }, 'edges.not-increasing'],
    ['one edge', [...spread], { time: [2] }, 'edges.not-increasing'],
    ['a negative edge', [...spread], { time: [-1, 2] }, 'edges.not-increasing'],
    ['no permutations', [...spread], { permutations: 0 }, 'argument.out-of-range'],
  ])('refuses %s', (_what, list, options, code) => {
    expect(() => knox(...arraysOf(list), { ...bands, ...runs, ...options })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('knox on Chicago’s residential burglaries of 2016', () => {
  const [halfOpen, weeks] = reference.knox;

  test.skipIf(!chicagoIsHere).each(reference.knox)('counts pairs as the reference does: $title', (table) => {
    const { points, days } = readChicago('be');
    expect(days.length).toBe(reference.burglaries);
    const closed = table.closed as Closed;
    const counts = [...knox(points, days, { ...table, closed, permutations: 1, seed: 1 }).counts];
    if (table === halfOpen) expect(counts).toEqual(halfOpen.counts);
    else expect([counts.slice(0, 4), counts.slice(-4)]).toEqual([weeks!.firstRow, weeks!.lastRow]);
  });

  test.skipIf(!chicagoIsHere)('finds the first ratio at its p, and weeks as half-open bands of days', () => {
    const { points, days } = readChicago('be');
    const options = { space: weeks!.space.slice(0, 2), permutations: 999, seed: 1 };
    const right = knox(points, days, { ...options, time: weeks!.time, closed: 'right' });
    expect(Math.abs(right.ratio[0]! - weeks!.firstRatio!)).toBeLessThan(0.05);
    expect(right.p[0]).toBe(weeks!.firstP);
    const left = knox(points, days, { ...options, time: [0, 8, 15, 22, 29] });
    expect(left.counts).toEqual(right.counts);
  });
});

function permutationsOf(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((value, i) => permutationsOf(values.toSpliced(i, 1)).map((rest) => [value, ...rest]));
}
