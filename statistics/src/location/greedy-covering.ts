import type { Coverage } from './coverage.ts';
import { type Covering, coveringOf, groupsOfCandidates, requireSites } from './covering.ts';

/**
 * Maximal covering, greedy: again and again the site that adds most; ties go to the lowest position. `chosen` is in
 * that order, so its beginning is the answer for fewer sites. Covers at least 1 − 1/e (63 %) of the optimum.
 * O(p · coverings).
 *
 * @throws StatisticsError `argument.out-of-range`
 * @see Church, R. & ReVelle, C. (1974). The maximal covering location problem. Papers of the Regional Science
 * Association 32. Bound: Nemhauser, G., Wolsey, L. & Fisher, M. (1978). Mathematical Programming 14.
 */
export function greedyCovering(coverage: Coverage, p: number): Covering {
  requireSites(p, coverage);
  const { start, index } = groupsOfCandidates(coverage);
  const isCovered = new Uint8Array(coverage.weight.length);
  const isChosen = new Uint8Array(coverage.candidates);
  const gainOf = (site: number) => {
    let gain = 0;
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      if (!isCovered[index[k]!]) gain += coverage.weight[index[k]!]!;
    }
    return gain;
  };
  const chosen = new Int32Array(p);
  for (let step = 0; step < p; step++) {
    let best = -1;
    let most = -1;
    for (let site = 0; site < coverage.candidates; site++) {
      if (isChosen[site]) continue;
      const gain = gainOf(site);
      if (gain > most) [best, most] = [site, gain];
    }
    isChosen[best] = 1;
    chosen[step] = best;
    for (let k = start[best]!; k < start[best + 1]!; k++) isCovered[index[k]!] = 1;
  }
  return coveringOf(chosen, coverage);
}
