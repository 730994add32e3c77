import { refuse, requirePositive } from '../errors.ts';
import { type Costs, requireCosts, weightsOrOnes } from './costs.ts';

export type Response = {
  /** Minutes for a unit of demand, over who may be busy. */
  readonly mean: number;
  /** The longest that any demand expects. */
  readonly longest: number;
  /** Share of demand that expects to be reached within `target`. */
  readonly withinTarget: number;
  /** Each demand’s expected minutes. */
  readonly minutes: Float64Array;
  /** Share of all calls that each post answers, in the order of `posts`. */
  readonly load: Float64Array;
};

/**
 * Expected response time for given posts: each demand is answered by its quickest post that is free. `busy` is the
 * chance that a post’s unit is out, the same for all and independent of each other: then a demand’s k-th quickest post
 * answers with chance (1 − busy) · busy^(k − 1), told that somebody is free. Real units are busy together at bad
 * hours: with `busy` above a half the figures flatter. O(demand · posts log posts).
 *
 * @param costs minutes from each site to each demand
 * @param posts positions of the sites where units wait; the same site twice is two units
 * @param target minutes
 * @throws StatisticsError `argument.out-of-range`, `points.too-few`, `shape.mismatch`
 * @see Daskin, M. (1983). A maximum expected covering location model. Transportation Science 17. Larson, R. (1975).
 * Approximating the performance of urban emergency service systems. Operations Research 23.
 * @example expectedResponse({ demand: 1, sites: 2, cost: Float64Array.of(4, 10) }, Int32Array.of(0, 1), { target: 8,
 * busy: 0.5 }).mean // 6: twice in three the near one
 */
export function expectedResponse(
  costs: Costs,
  posts: Int32Array,
  { target, busy = 0, weights }: { target: number; busy?: number; weights?: Float64Array },
): Response {
  requireCosts(costs);
  requirePositive(target, 'The target');
  if (!(busy >= 0 && busy < 1)) refuse('argument.out-of-range', `busy must lie in [0, 1); got ${busy}.`);
  if (posts.length === 0) refuse('points.too-few', 'There are no posts.');
  const missing = posts.find((post) => !(post >= 0 && post < costs.sites));
  if (missing !== undefined) refuse('argument.out-of-range', `There is no site ${missing}.`);
  const weight = weightsOrOnes(weights, costs);
  const chances = chancesByRank(posts.length, busy);
  const minutes = new Float64Array(costs.demand);
  const load = new Float64Array(posts.length);
  for (let d = 0; d < costs.demand; d++) {
    const costOf = (unit: number) => costs.cost[d * costs.sites + posts[unit]!]!;
    const order = Int32Array.from(posts.keys()).sort((a, b) => costOf(a) - costOf(b) || a - b);
    order.forEach((unit, rank) => {
      minutes[d]! += chances[rank]! * costOf(unit);
      load[unit]! += chances[rank]! * weight[d]!;
    });
  }
  return { ...summary(minutes, weight, target), minutes, load: shares(load, weight) };
}

function chancesByRank(units: number, busy: number): Float64Array {
  const someoneIsFree = 1 - busy ** units;
  return new Float64Array(units).map((_, rank) => ((1 - busy) * busy ** rank) / someoneIsFree);
}

function summary(minutes: Float64Array, weight: Float64Array, target: number) {
  let [sum, within, total, longest] = [0, 0, 0, 0];
  for (let d = 0; d < minutes.length; d++) {
    sum += weight[d]! * minutes[d]!;
    total += weight[d]!;
    if (minutes[d]! <= target) within += weight[d]!;
    if (weight[d]! > 0) longest = Math.max(longest, minutes[d]!);
  }
  return { mean: sum / total, longest, withinTarget: within / total };
}

function shares(load: Float64Array, weight: Float64Array): Float64Array {
  const total = weight.reduce((sum, next) => sum + next, 0);
  return load.map((calls) => calls / total);
}
