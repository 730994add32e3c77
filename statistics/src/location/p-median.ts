import { refuse } from '../errors.ts';
import { type Costs, requireCosts, weightsOrOnes } from './costs.ts';

export type Median = {
  /** Positions of the chosen sites, ascending. */
  readonly chosen: Int32Array;
  /** The site that serves each demand: the cheapest, ties to the lowest position. */
  readonly servedBy: Int32Array;
  /** Weighted sum of what service costs. */
  readonly total: number;
  /** For each unit of demand. */
  readonly mean: number;
};

/**
 * p-median: p sites so that demand is served at the least cost altogether. Greedy, then interchange: as long as moving
 * one site lowers the total, the best such move is made. A local optimum, most often the optimum; it is not proven.
 * O(moves · demand · sites).
 *
 * @throws StatisticsError `argument.out-of-range`, `points.too-few`, `shape.mismatch`
 * @see Hakimi, S. L. (1964). Optimum locations of switching centers. Operations Research 12. Teitz & Bart (1968).
 * Gains of all moves in one pass: Whitaker, R. A. (1983). INFOR 21.
 */
export function pMedian(costs: Costs, p: number, weights?: Float64Array): Median {
  requireCosts(costs);
  if (!Number.isInteger(p) || p < 1 || p > costs.sites) {
    refuse('argument.out-of-range', `p must be a whole number from 1 to the ${costs.sites} sites; got ${p}.`);
  }
  const weight = weightsOrOnes(weights, costs);
  const isOpen = new Uint8Array(costs.sites);
  for (let opened = 0; opened < p; opened++) isOpen[bestOpening(costs, weight, isOpen)] = 1;
  for (let move = bestMove(costs, weight, isOpen); move; move = bestMove(costs, weight, isOpen)) {
    isOpen[move.close] = 0;
    isOpen[move.open] = 1;
  }
  return medianOf(isOpen, costs, weight);
}

function bestOpening(costs: Costs, weight: Float64Array, isOpen: Uint8Array): number {
  const total = new Float64Array(costs.sites);
  for (let d = 0; d < costs.demand; d++) {
    const now = nearestTwo(costs, d, isOpen).first;
    for (let s = 0; s < costs.sites; s++) {
      total[s]! += weight[d]! * Math.min(now, costs.cost[d * costs.sites + s]!);
    }
  }
  let best = -1;
  for (let s = 0; s < costs.sites; s++) {
    if (!isOpen[s] && (best < 0 || total[s]! < total[best]!)) best = s;
  }
  return best;
}

/**
 * The swap that saves most. Opening s saves each demand the way to its present site where s is nearer; closing r costs
 * each demand it serves the way to the next nearest, unless s takes it: that correction depends on the pair.
 */
function bestMove(costs: Costs, weight: Float64Array, isOpen: Uint8Array) {
  const { demand, sites, cost } = costs;
  const saved = new Float64Array(sites);
  const lost = new Float64Array(sites);
  const spared = new Float64Array(sites * sites);
  let total = 0;
  for (let d = 0; d < demand; d++) {
    const { site, first, second } = nearestTwo(costs, d, isOpen);
    const heavy = weight[d]!;
    total += heavy * first;
    // Without a second site all would be lost; the swap's new site always takes over, so any bound will do.
    const next = second === Number.POSITIVE_INFINITY ? largestOf(costs, d) : second;
    lost[site]! += heavy * (next - first);
    for (let s = 0; s < sites; s++) {
      const there = cost[d * sites + s]!;
      if (isOpen[s] || there >= next) continue;
      if (there < first) saved[s]! += heavy * (first - there);
      spared[site * sites + s]! += heavy * (next - Math.max(there, first));
    }
  }
  let best: { close: number; open: number } | undefined;
  let most = total * 1e-12;
  for (let close = 0; close < sites; close++) {
    if (!isOpen[close]) continue;
    for (let open = 0; open < sites; open++) {
      if (isOpen[open]) continue;
      const gain = saved[open]! - lost[close]! + spared[close * sites + open]!;
      if (gain > most) [best, most] = [{ close, open }, gain];
    }
  }
  return best;
}

function nearestTwo({ sites, cost }: Costs, d: number, isOpen: Uint8Array) {
  let site = -1;
  let first = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (let s = 0; s < sites; s++) {
    if (!isOpen[s]) continue;
    const there = cost[d * sites + s]!;
    if (there < first) {
      second = first;
      first = there;
      site = s;
    } else if (there < second) second = there;
  }
  return { site, first, second };
}

function largestOf({ sites, cost }: Costs, d: number): number {
  let largest = 0;
  for (let s = 0; s < sites; s++) largest = Math.max(largest, cost[d * sites + s]!);
  return largest;
}

function medianOf(isOpen: Uint8Array, costs: Costs, weight: Float64Array): Median {
  const servedBy = new Int32Array(costs.demand);
  let total = 0;
  let demand = 0;
  for (let d = 0; d < costs.demand; d++) {
    const { site, first } = nearestTwo(costs, d, isOpen);
    servedBy[d] = site;
    total += weight[d]! * first;
    demand += weight[d]!;
  }
  const chosen = Int32Array.from(isOpen.keys()).filter((s) => isOpen[s]);
  return { chosen, servedBy, total, mean: total / demand };
}
