import type { Circles } from './circles.ts';

/** A window of whole days over a circle: members up to `at`, `first` … `last` day. */
export type Cylinder = { centre: number; at: number; first: number; last: number };

/** Says whether a cylinder with less weight than any before it for its number of cases may stand. */
export type Judge = (cases: number, weight: number, cylinder: Cylinder) => boolean;

/**
 * Finds, for each number of cases, the cylinder that needs the least to be expected: as the likelihood ratio rises
 * with the cases and falls with the expectation, the greatest of all is among these. `least[c]` is lowered to the
 * least weight (cases in the circle × cases in the window, which is expectation × all cases) of any cylinder with c
 * cases, so that nothing but whole numbers is compared while the cylinders grow.
 *
 * A window that begins or ends on a day without a case of the circle is never better than the shorter one, and one
 * without the newest member never better than in the smaller circle: neither is looked at. One case is no cluster.
 *
 * O(members · (members’ cases within `maxDays`)²) for all circles.
 *
 * @param days of the events, from 0
 * @param upTo cases before each day
 */
export function lowerWeights(
  { start, member, whole }: Circles,
  days: Int32Array,
  upTo: Uint32Array,
  maxDays: number,
  least: Float64Array,
  judge?: Judge,
): void {
  const inside = new Int32Array(days.length);
  for (let centre = 0; centre < start.length - 1; centre++) {
    let size = 0;
    let firstNew = start[centre]!;
    for (let at = firstNew; at < start[centre + 1]!; at++) {
      insert(inside, size++, days[member[at]!]!);
      if (!whole[at]) continue;
      for (; firstNew <= at; firstNew++) lookAround(days[member[firstNew]!]!, size, centre, at);
    }
  }

  /** All windows of the circle that hold `day`. */
  function lookAround(day: number, size: number, centre: number, at: number): void {
    let from = lastUpTo(inside, size, day);
    const ends = from;
    while (from > 0 && inside[from - 1] === day) from--;
    for (let a = from; a >= 0 && day - inside[a]! < maxDays; a--) {
      const first = inside[a]!;
      const before = upTo[first]!;
      for (let b = ends; b < size && inside[b]! - first < maxDays; b++) {
        const cases = b - a + 1;
        const weight = size * (upTo[inside[b]! + 1]! - before);
        if (cases < 2 || weight >= least[cases]!) continue;
        if (judge && !judge(cases, weight, { centre, at, first, last: inside[b]! })) continue;
        least[cases] = weight;
      }
    }
  }
}

/** Weights at which a cluster of c cases holds no more than expected. */
export function hopelessWeights(total: number): Float64Array {
  return Float64Array.from({ length: total + 1 }, (_, cases) => cases * total);
}

function insert(sorted: Int32Array, size: number, day: number): void {
  let k = size;
  for (; k > 0 && sorted[k - 1]! > day; k--) sorted[k] = sorted[k - 1]!;
  sorted[k] = day;
}

/** Position of the last entry not after `day`. */
function lastUpTo(sorted: Int32Array, size: number, day: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
