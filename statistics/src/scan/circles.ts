import { forEachClosePair, type SortedEvents } from '../near-repeat/events.ts';

/**
 * Circles around each distinct place, growing from point to point: those of centre c hold the members
 * `start[c] … start[c + 1] − 1`, nearest first and the centre itself before all. A circle is whole where
 * `whole[at]` is 1: the next member lies further out. All positions are those of the sorted events.
 */
export type Circles = {
  readonly centre: Uint32Array;
  readonly start: Uint32Array;
  readonly member: Uint32Array;
  readonly distance: Float64Array;
  readonly whole: Uint8Array;
};

/** O(n log n + close pairs · log), in memory O(close pairs). */
export function circlesAround(events: SortedEvents): Circles {
  const neighbours = neighboursOf(events);
  const centre = distinctPlaces(events);
  const start = new Uint32Array(centre.length + 1);
  for (let c = 0; c < centre.length; c++) start[c + 1] = start[c]! + neighbours[centre[c]!]!.length;
  const member = new Uint32Array(start.at(-1)!);
  const distance = new Float64Array(member.length);
  const whole = new Uint8Array(member.length);
  for (let c = 0; c < centre.length; c++) {
    const outward = neighbours[centre[c]!]!.sort((a, b) => a.distance - b.distance || a.event - b.event);
    outward.forEach((neighbour, k) => {
      member[start[c]! + k] = neighbour.event;
      distance[start[c]! + k] = neighbour.distance;
      whole[start[c]! + k] = neighbour.distance === outward[k + 1]?.distance ? 0 : 1;
    });
  }
  return { centre, start, member, distance, whole };
}

type Neighbour = { event: number; distance: number };

function neighboursOf(events: SortedEvents): Neighbour[][] {
  const neighbours = Array.from(events.id, (_, event): Neighbour[] => [{ event, distance: 0 }]);
  forEachClosePair(events, (i, j, distance) => {
    neighbours[i]!.push({ event: j, distance });
    neighbours[j]!.push({ event: i, distance });
  });
  return neighbours;
}

/** Events at one place follow each other in the sorted order; their circles would be the same. */
function distinctPlaces({ x, y }: SortedEvents): Uint32Array {
  return Uint32Array.from(x.keys()).filter((i) => i === 0 || x[i] !== x[i - 1] || y[i] !== y[i - 1]);
}
