import { refuse } from '../errors.ts';
import type { Points } from '../projection/utm.ts';
import { bandOf, type Closed, requireEdges } from './bands.ts';
import { forEachClosePair, type SortedEvents, sortEvents } from './events.ts';

export type KnoxBands = {
  /** Edges of the bands of distance, metres. */
  readonly space: readonly number[];
  /** Edges of the bands of time, days. */
  readonly time: readonly number[];
  /** Which edge a band owns; `left` if not said. */
  readonly closed?: Closed;
};

/**
 * All pairs within the largest distance, by band: those of band s are `pairStart[s] … pairStart[s + 1] − 1`. Plain
 * typed arrays, so it can be posted to a worker.
 */
export type KnoxPairs = {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly pairStart: Uint32Array;
  /** Days of the sorted events. */
  readonly times: Float64Array;
  readonly space: readonly number[];
  readonly time: readonly number[];
  readonly closed: Closed;
};

/**
 * Finds the pairs that a Knox test counts, once for all its permutations. O(n log n + close pairs), in time and in
 * memory.
 *
 * @throws StatisticsError `edges.not-increasing`, `period.empty` and those of `sortEvents`
 */
export function knoxPairs(points: Points, times: Float64Array, bands: KnoxBands): KnoxPairs {
  const { space, time, closed = 'left' } = bands;
  requireEdges(space, 'Edges of distance');
  requireEdges(time, 'Edges of time');
  const events = sortEvents(points, times, space.at(-1)!);
  if (times.every((day) => day === times[0])) {
    refuse(
      'period.empty',
      'All events happened at one time: which of them came close in time has no meaning.',
    );
  }
  return { ...pairsByBand(events, space, closed), times: events.times, space, time, closed };
}

function pairsByBand(events: SortedEvents, space: readonly number[], closed: Closed) {
  const found = new PairsFound();
  const pairStart = new Uint32Array(space.length);
  forEachClosePair(events, (i, j, distance) => {
    const band = bandOf(distance, space, closed);
    if (band < 0) return;
    found.push(i, j, band);
    pairStart[band + 1]! += 1;
  });
  for (let band = 1; band < pairStart.length; band++) pairStart[band]! += pairStart[band - 1]!;
  return { ...found.sortedInto(pairStart), pairStart };
}

/** Three numbers a pair, growing as pairs are found. */
class PairsFound {
  #numbers = new Uint32Array(3 * 4096);
  #length = 0;

  push(i: number, j: number, band: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = i;
    this.#numbers[this.#length++] = j;
    this.#numbers[this.#length++] = band;
  }

  sortedInto(pairStart: Uint32Array): { first: Uint32Array; second: Uint32Array } {
    const next = pairStart.slice();
    const first = new Uint32Array(this.#length / 3);
    const second = new Uint32Array(this.#length / 3);
    for (let at = 0; at < this.#length; at += 3) {
      const place = next[this.#numbers[at + 2]!]!++;
      first[place] = this.#numbers[at]!;
      second[place] = this.#numbers[at + 1]!;
    }
    return { first, second };
  }
}
