import { requirePlaces } from '../clusters/require-places.ts';
import { refuse, requireSameLength } from '../errors.ts';
import type { Points } from '../projection/utm.ts';

/**
 * What it costs each site to serve each demand, in metres or minutes: `cost[d · sites + s]`. Minutes along streets
 * come from a router; the straight line is a stand-in that knows no river.
 */
export type Costs = { readonly demand: number; readonly sites: number; readonly cost: Float64Array };

/** Straight-line distances in metres. O(demand · sites). */
export function straightLines(demand: Points, sites: Points): Costs {
  requirePlaces(demand, 0);
  requirePlaces(sites, 0);
  const [rows, columns] = [demand.x.length, sites.x.length];
  const cost = new Float64Array(rows * columns);
  for (let d = 0; d < rows; d++) {
    for (let s = 0; s < columns; s++) {
      cost[d * columns + s] = Math.hypot(demand.x[d]! - sites.x[s]!, demand.y[d]! - sites.y[s]!);
    }
  }
  return { demand: rows, sites: columns, cost };
}

/** @throws StatisticsError `points.too-few`, `shape.mismatch`, `argument.out-of-range` */
export function requireCosts({ demand, sites, cost }: Costs): void {
  if (demand === 0 || sites === 0)
    refuse('points.too-few', `There are ${demand} demands and ${sites} sites.`);
  requireSameLength(cost, { length: demand * sites }, 'Costs and pairs of demand and site');
  const wrong = cost.findIndex((value) => !(value >= 0 && Number.isFinite(value)));
  if (wrong >= 0) refuse('argument.out-of-range', `Cost ${wrong} must be zero or more; got ${cost[wrong]}.`);
}

/** @throws StatisticsError `shape.mismatch`, `argument.out-of-range`, `points.too-few` */
export function weightsOrOnes(weights: Float64Array | undefined, { demand }: Costs): Float64Array {
  if (!weights) return new Float64Array(demand).fill(1);
  requireSameLength(weights, { length: demand }, 'Weights and demands');
  const wrong = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (wrong >= 0) {
    refuse('argument.out-of-range', `Weight ${wrong} must be zero or more; got ${weights[wrong]}.`);
  }
  if (weights.every((weight) => weight === 0)) refuse('points.too-few', 'No demand has any weight.');
  return weights;
}
