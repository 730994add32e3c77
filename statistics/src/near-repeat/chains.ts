import { refuse } from '../errors.ts';
import type { Points } from '../projection/utm.ts';
import { forEachClosePair, type SortedEvents, sortEvents } from './events.ts';

/** Events linked to one another, directly or through others. */
export type Chain = {
  /** Positions in the caller's arrays, by time, ties by lowest position; the first is the initiator. */
  readonly events: Uint32Array;
  readonly initiator: number;
  /** Times of its first and its last event. */
  readonly first: number;
  readonly last: number;
};

export type NearRepeatChains = {
  /** Longest first, ties by time of the initiator, then by its position. */
  readonly chains: Chain[];
  /** For each event the number of its chain, or −1 where nothing is linked to it. */
  readonly chainOf: Int32Array;
  /** Events in no chain. */
  readonly single: number;
};

/**
 * Near-repeat chains: events at most `metres` and at most `days` apart are linked, and what hangs together is a
 * chain. Names the first event of each, after which a quick response might have prevented the others. A chain is a
 * description: how many would be linked by chance alone is what `knox` tells. O(n log n + close pairs).
 *
 * @param times days, whole or with a fraction, in step with the points (projected metres)
 * @throws StatisticsError `points.too-few`, `argument.out-of-range`, `coordinates.degrees`,
 * `coordinates.not-finite`, `shape.mismatch`
 * @see Townsley, M., Homel, R. & Chaseling, J. (2003). Infectious burglaries. British Journal of Criminology 43.
 * @example
 * // Burglaries at 0, 80 and 160 m on days 1, 5 and 9: one chain of three, though first and last are 160 m apart
 * nearRepeatChains({ x: Float64Array.of(0, 80, 160), y: new Float64Array(3) }, Float64Array.of(1, 5, 9), {
 *   metres: 100,
 *   days: 7,
 * }).chains[0].events // 0 1 2
 */
export function nearRepeatChains(
  points: Points,
  times: Float64Array,
  { metres, days }: { metres: number; days: number },
): NearRepeatChains {
  if (!(days >= 0)) refuse('argument.out-of-range', `The longest time must be zero or more; got ${days}.`);
  const sorted = sortEvents(points, times, metres);
  const chains = linked(sorted, days)
    .map((events) => chainOfEvents(events, times))
    .sort((a, b) => b.events.length - a.events.length || a.first - b.first || a.initiator - b.initiator);
  const chainOf = new Int32Array(times.length).fill(-1);
  chains.forEach(({ events }, chain) => {
    for (const event of events) chainOf[event] = chain;
  });
  return { chains, chainOf, single: chainOf.reduce((sum, chain) => sum + (chain < 0 ? 1 : 0), 0) };
}

/** Groups of two and more, as the caller's positions: union–find over the close pairs. */
function linked(sorted: SortedEvents, days: number): number[][] {
  const parent = Uint32Array.from(sorted.id, (_, i) => i);
  const rootOf = (event: number): number => {
    let at = event;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  forEachClosePair(sorted, (i, j) => {
    if (Math.abs(sorted.times[i]! - sorted.times[j]!) <= days) parent[rootOf(j)] = rootOf(i);
  });
  const groups = Map.groupBy(parent.keys(), rootOf);
  return [...groups.values()]
    .filter((members) => members.length > 1)
    .map((members) => members.map((member) => sorted.id[member]!));
}

function chainOfEvents(members: number[], times: Float64Array): Chain {
  const events = Uint32Array.from(members).sort((a, b) => times[a]! - times[b]! || a - b);
  const initiator = events[0]!;
  return { events, initiator, first: times[initiator]!, last: times[events.at(-1)!]! };
}
