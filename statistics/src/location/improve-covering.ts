import type { Coverage } from './coverage.ts';
import { groupsOfCandidates } from './covering.ts';

/**
 * Interchange: as long as moving one site elsewhere covers more, it is moved. The result is never worse; it need not
 * be the optimum. O(moves · p · coverings).
 *
 * @see Teitz, M. & Bart, P. (1968). Heuristic methods for estimating the generalized vertex median. Operations
 * Research 16.
 */
export function improveCovering(chosen: Int32Array, coverage: Coverage): Int32Array {
  const sites = chosen.slice();
  const groups = groupsOfCandidates(coverage);
  const coveredBy = new Int32Array(coverage.weight.length);
  const isChosen = new Uint8Array(coverage.candidates);
  const add = (site: number, change: 1 | -1) => {
    isChosen[site] = change === 1 ? 1 : 0;
    for (let k = groups.start[site]!; k < groups.start[site + 1]!; k++)
      coveredBy[groups.index[k]!]! += change;
  };
  for (const site of sites) add(site, 1);
  for (let unmoved = 0, at = 0; unmoved < sites.length; at = (at + 1) % sites.length) {
    const before = sites[at]!;
    add(before, -1);
    const after = bestAddition(before, isChosen, coveredBy, groups, coverage);
    add(after, 1);
    sites[at] = after;
    unmoved = after === before ? unmoved + 1 : 0;
  }
  return sites;
}

type Groups = ReturnType<typeof groupsOfCandidates>;

/** Stays where it is unless another place is truly better, so that the search ends. */
function bestAddition(
  stay: number,
  isChosen: Uint8Array,
  coveredBy: Int32Array,
  { start, index }: Groups,
  { candidates, weight }: Coverage,
): number {
  const gainOf = (site: number) => {
    let gain = 0;
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      if (coveredBy[index[k]!] === 0) gain += weight[index[k]!]!;
    }
    return gain;
  };
  let best = stay;
  let most = gainOf(stay) * (1 + 1e-12);
  for (let site = 0; site < candidates; site++) {
    if (isChosen[site]) continue;
    const gain = gainOf(site);
    if (gain > most) [best, most] = [site, gain];
  }
  return best;
}
