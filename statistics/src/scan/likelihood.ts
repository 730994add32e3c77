/**
 * Log likelihood ratio of a cluster: how much better “more inside than outside” explains `cases` of `total` than
 * “the same everywhere” does, where `expected` is what the latter puts inside. 0 where there are no more than
 * expected. O(1).
 *
 * @see Kulldorff, M. (1997). A spatial scan statistic. Communications in Statistics: Theory and Methods 26.
 * @example logLikelihoodRatio(5, 48 / 522, 522) // 15.094627
 */
export function logLikelihoodRatio(cases: number, expected: number, total: number): number {
  if (cases <= expected) return 0;
  const inside = cases * Math.log(cases / expected);
  const outside = total - cases;
  return outside === 0 ? inside : inside + outside * Math.log(outside / (total - expected));
}
