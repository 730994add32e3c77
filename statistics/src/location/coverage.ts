import { bucketPoints, columnAt, rowAt } from '../clusters/point-buckets.ts';
import { requirePlaces } from '../clusters/require-places.ts';
import { refuse, requirePositive, requireSameLength } from '../errors.ts';
import type { Points } from '../projection/utm.ts';

/**
 * Which candidate sites cover which demand. Places that the same candidates cover are one group: group g weighs
 * `weight[g]` and is covered by the candidates `index[start[g]] … index[start[g + 1] − 1]`, ascending.
 */
export type Coverage = {
  readonly candidates: number;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly weight: Float64Array;
  /** Weight of all demand, also of what no candidate covers. */
  readonly total: number;
};

/**
 * Demand within `radius` metres (its edge included) of each candidate. Each demand point weighs one unless `weights`
 * says otherwise. O(demand · candidates nearby).
 *
 * @throws StatisticsError `argument.out-of-range`, `points.too-few`, `coordinates.degrees`,
 * `coordinates.not-finite`, `shape.mismatch`
 */
export function coverageWithin(
  demand: Points,
  candidates: Points,
  radius: number,
  weights?: Float64Array,
): Coverage {
  requirePositive(radius, 'The radius');
  requirePlaces(demand, radius);
  requirePlaces(candidates, radius);
  if (candidates.x.length === 0) refuse('points.too-few', 'There are no candidate sites.');
  if (weights) requireWeights(weights, demand);
  const nearTo = searchWithin(candidates, radius);
  const groups = new Map<string, { sites: number[]; weight: number }>();
  let total = 0;
  for (let i = 0; i < demand.x.length; i++) {
    const weight = weights ? weights[i]! : 1;
    total += weight;
    const sites = nearTo(demand.x[i]!, demand.y[i]!);
    if (sites.length > 0 && weight > 0) addTo(groups, sites, weight);
  }
  return { candidates: candidates.x.length, total, ...packed([...groups.values()]) };
}

function requireWeights(weights: Float64Array, demand: Points): void {
  requireSameLength(weights, demand.x, 'Weights and demand points');
  const wrong = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (wrong >= 0) {
    refuse('argument.out-of-range', `Weight ${wrong} must be zero or more; got ${weights[wrong]}.`);
  }
}

function searchWithin(sites: Points, radius: number): (x: number, y: number) => number[] {
  const buckets = bucketPoints(sites, radius);
  const squared = radius * radius;
  return (x, y) => {
    const found: number[] = [];
    const lastRow = rowAt(buckets, y + radius);
    for (let row = rowAt(buckets, y - radius); row <= lastRow; row++) {
      const offset = row * buckets.columns;
      const end = buckets.start[offset + columnAt(buckets, x + radius) + 1]!;
      for (let k = buckets.start[offset + columnAt(buckets, x - radius)]!; k < end; k++) {
        if ((buckets.x[k]! - x) ** 2 + (buckets.y[k]! - y) ** 2 <= squared) found.push(buckets.ids[k]!);
      }
    }
    return found.sort((a, b) => a - b);
  };
}

function addTo(groups: Map<string, { sites: number[]; weight: number }>, sites: number[], weight: number) {
  const key = sites.join();
  const group = groups.get(key);
  if (group) group.weight += weight;
  else groups.set(key, { sites, weight });
}

function packed(groups: { sites: number[]; weight: number }[]) {
  const start = new Int32Array(groups.length + 1);
  groups.forEach(({ sites }, g) => {
    start[g + 1] = start[g]! + sites.length;
  });
  return {
    start,
    index: Int32Array.from(groups.flatMap(({ sites }) => sites)),
    weight: Float64Array.from(groups, ({ weight }) => weight),
  };
}
