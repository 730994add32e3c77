import { benjaminiHochberg } from '../inference/benjamini-hochberg.ts';
import { seededGenerator } from '../inference/generator.ts';
import { monteCarloP, type Runs, requireRuns, shuffle } from '../inference/permutation.ts';
import type { Points } from '../projection/utm.ts';
import { bandLabels } from './bands.ts';
import { knoxCounter, pairsByTime } from './knox-counts.ts';
import { type KnoxBands, type KnoxPairs, knoxPairs } from './knox-pairs.ts';

/** What some of the permutations found: sums that can be added in any order. */
export type KnoxTally = {
  readonly runs: number;
  readonly sum: Float64Array;
  /** How many permutations reached the observed count. */
  readonly atLeast: Float64Array;
};

/** All arrays are rows of distance × columns of time: `counts[row * bands.time.length + column]`. */
export type Knox = {
  readonly bands: { readonly space: string[]; readonly time: string[] };
  readonly counts: Float64Array;
  /** Mean of the permutations. */
  readonly expected: Float64Array;
  /** What the mean tends to with ever more permutations: pairs near × pairs soon ÷ all pairs. */
  readonly expectation: Float64Array;
  /** Observed ÷ expected; NaN where nothing is expected. */
  readonly ratio: Float64Array;
  /** One-sided: as many or more pairs by chance. */
  readonly p: Float64Array;
  /** 1 where the band stays notable with the false discoveries of all bands held to 5 %. */
  readonly notable: Uint8Array;
};

const FALSE_DISCOVERY_RATE = 0.05;

/**
 * Knox test of space-time interaction: how many pairs of events are near in space and soon in time, against the same
 * events with their times shuffled. A ratio above one at small lags is the near-repeat pattern. Shuffling keeps each
 * place's total and each day's total, so neither hot spots nor busy seasons alone raise a ratio; a change of the
 * busy places during the period does.
 *
 * Exact over all pairs within the largest distance. O(n log n + permutations · close pairs). The answer depends on
 * the seed, not on the order of the events.
 *
 * @param times days, whole or with a fraction, in step with the points (projected metres)
 * @throws StatisticsError `points.too-few`, `period.empty`, `edges.not-increasing`, `coordinates.degrees`,
 * `coordinates.not-finite`, `shape.mismatch`, `argument.out-of-range`
 * @see Knox, E. G. (1964). The detection of space-time interactions. Applied Statistics 13. Permutations: Besag, J.
 * & Diggle, P. J. (1977). Simple Monte Carlo tests for spatial pattern. Applied Statistics 26.
 * @example
 * // Chicago, residential burglaries of 2016: 930 pairs within 100 m and a week, 391 expected
 * knox(points, days, { space: [0, 100], time: [0, 7], closed: 'right', permutations: 999, seed: 1 }).ratio[0] // 2.38
 */
export function knox(
  points: Points,
  times: Float64Array,
  { permutations, seed, ...bands }: KnoxBands & { permutations: number; seed: number },
): Knox {
  requireRuns(permutations, 'The number of permutations');
  const pairs = knoxPairs(points, times, bands);
  return knoxResult(pairs, [knoxPermutations(pairs, seed, { from: 0, to: permutations })]);
}

/**
 * Some of the permutations, for one worker of several: permutation k is shuffled by stream k of the seed, so the
 * tallies add up to the same whatever the split. O(runs · close pairs).
 */
export function knoxPermutations(pairs: KnoxPairs, seed: number, { from, to }: Runs): KnoxTally {
  const counter = knoxCounter(pairs);
  const observed = observedCounts(pairs);
  const times = counter.times.slice();
  const counts = new Float64Array(observed.length);
  const sum = new Float64Array(observed.length);
  const atLeast = new Float64Array(observed.length);
  for (let run = from; run < to; run++) {
    times.set(counter.times);
    shuffle(times, seededGenerator(seed, run));
    counter.countInto(counts, times);
    for (let band = 0; band < counts.length; band++) {
      sum[band]! += counts[band]!;
      if (counts[band]! >= observed[band]!) atLeast[band]! += 1;
    }
  }
  return { runs: to - from, sum, atLeast };
}

/** The test from the tallies of its slices. */
export function knoxResult(pairs: KnoxPairs, tallies: readonly KnoxTally[]): Knox {
  const runs = tallies.reduce((sum, tally) => sum + tally.runs, 0);
  const total = (of: 'sum' | 'atLeast', band: number) =>
    tallies.reduce((sum, tally) => sum + tally[of][band]!, 0);
  const counts = observedCounts(pairs);
  const expected = counts.map((_, band) => total('sum', band) / runs);
  const p = counts.map((_, band) => monteCarloP(total('atLeast', band), runs));
  return {
    bands: { space: bandLabels(pairs.space, pairs.closed), time: bandLabels(pairs.time, pairs.closed) },
    counts,
    expected,
    expectation: expectationOf(pairs),
    ratio: counts.map((count, band) => (expected[band] === 0 ? Number.NaN : count / expected[band]!)),
    p,
    notable: benjaminiHochberg(p, FALSE_DISCOVERY_RATE).rejected,
  };
}

function observedCounts(pairs: KnoxPairs): Float64Array {
  const counts = new Float64Array((pairs.space.length - 1) * (pairs.time.length - 1));
  const counter = knoxCounter(pairs);
  counter.countInto(counts, counter.times);
  return counts;
}

/** Every pair of places is as likely to get every pair of times. */
function expectationOf(pairs: KnoxPairs): Float64Array {
  const soon = pairsByTime(pairs);
  const n = pairs.times.length;
  return Float64Array.from({ length: (pairs.space.length - 1) * soon.length }, (_, band) => {
    const row = Math.floor(band / soon.length);
    const near = pairs.pairStart[row + 1]! - pairs.pairStart[row]!;
    return (near * soon[band % soon.length]!) / ((n * (n - 1)) / 2);
  });
}
