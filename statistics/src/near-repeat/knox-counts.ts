import { bandOf } from './bands.ts';
import type { KnoxPairs } from './knox-pairs.ts';

/** Beyond this many days a table of lags would not stay in the processor's cache. */
const LONGEST_TABLE = 2 ** 18;

/**
 * A way to count pairs by band for any order of the times. `times` is the order to begin with; shuffle a copy and
 * count again. Counts are rows of distance × columns of time.
 */
export type KnoxCounter = {
  readonly times: Int32Array | Float64Array;
  countInto(counts: Float64Array, times: Int32Array | Float64Array): void;
};

/** Whole days are looked up in a table of lags; moments are compared with the edges. */
export function knoxCounter(pairs: KnoxPairs): KnoxCounter {
  const first = pairs.times.reduce((low, day) => Math.min(low, day));
  const last = pairs.times.reduce((high, day) => Math.max(high, day));
  const whole = pairs.times.every((day) => Number.isInteger(day));
  return whole && last - first <= LONGEST_TABLE ? dayCounter(pairs, first, last) : momentCounter(pairs);
}

/** O(pairs): two look-ups of a day and one of its band for each. */
function dayCounter(pairs: KnoxPairs, firstDay: number, lastDay: number): KnoxCounter {
  const columns = pairs.time.length - 1;
  const longest = lastDay - firstDay;
  // Lags of either sign, and a column behind the others for lags outside every band: no branch in the loop.
  const bandOfLag = Uint8Array.from({ length: 2 * longest + 1 }, (_, at) => {
    const band = bandOf(Math.abs(at - longest), pairs.time, pairs.closed);
    return band < 0 ? columns : band;
  });
  const tally = new Uint32Array(columns + 1);
  const { first, second, pairStart } = pairs;
  return {
    times: Int32Array.from(pairs.times, (day) => day - firstDay),
    countInto: (counts, days) => {
      for (let row = 0; row < pairStart.length - 1; row++) {
        tally.fill(0);
        const end = pairStart[row + 1]!;
        for (let p = pairStart[row]!; p < end; p++) {
          tally[bandOfLag[days[first[p]!]! - days[second[p]!]! + longest]!]! += 1;
        }
        for (let column = 0; column < columns; column++) counts[row * columns + column] = tally[column]!;
      }
    },
  };
}

/** O(pairs · edges). */
function momentCounter({ first, second, pairStart, times, time, closed }: KnoxPairs): KnoxCounter {
  const columns = time.length - 1;
  return {
    times,
    countInto: (counts, moments) => {
      counts.fill(0);
      for (let row = 0; row < pairStart.length - 1; row++) {
        const end = pairStart[row + 1]!;
        for (let p = pairStart[row]!; p < end; p++) {
          const band = bandOf(Math.abs(moments[first[p]!]! - moments[second[p]!]!), time, closed);
          if (band >= 0) counts[row * columns + band]! += 1;
        }
      }
    },
  };
}

/** Pairs of each band of time among all pairs, near or far. O(n log n + n · edges). */
export function pairsByTime({ times, time, closed }: KnoxPairs): Float64Array {
  const sorted = times.toSorted();
  const upTo = time.map((edge, i) => pairsWithin(sorted, edge, closed === 'right' && i > 0));
  return Float64Array.from(upTo.slice(1), (count, band) => count - upTo[band]!);
}

/** Pairs less than `lag` apart, or at most `lag` apart. */
function pairsWithin(sorted: Float64Array, lag: number, inclusive: boolean): number {
  let pairs = 0;
  let first = 0;
  for (let i = 0; i < sorted.length; i++) {
    while (inclusive ? sorted[i]! - sorted[first]! > lag : sorted[i]! - sorted[first]! >= lag && first < i)
      first++;
    pairs += i - first;
  }
  return pairs;
}
