import { refuse } from '../errors.ts';

/**
 * Gini index of counts over places: 0 even, towards 1 concentrated. O(n log n).
 *
 * @throws StatisticsError `points.too-few`
 * @see Gini, C. (1912). @example gini([0, 0, 0, 4]) // 0.75
 */
export function gini(counts: ArrayLike<number>): number {
  const { rankedSum, total, places } = ranked(counts);
  return (2 * rankedSum) / (places * total) - (places + 1) / places;
}

/**
 * Gini index against the most even spread possible: with fewer events than places most places must be empty, and
 * the plain index calls that concentration. O(n log n).
 *
 * @throws StatisticsError `points.too-few`
 * @see Bernasco, W. & Steenbeek, W. (2017). More places than crimes. Journal of Quantitative Criminology 33.
 * @example giniAdjusted([0, 0, 1, 1]) // 0
 */
export function giniAdjusted(counts: ArrayLike<number>): number {
  const { rankedSum, total, places } = ranked(counts);
  const scale = Math.max(1 / total, 1 / places);
  return scale * ((2 * rankedSum) / total - places - 1) - Math.max(places / total, 1) + 1;
}

/** Points of the Lorenz curve, places from the fullest down: what share of events the first share holds. */
export function lorenz(counts: ArrayLike<number>): { placeShare: Float64Array; eventShare: Float64Array } {
  const descending = Float64Array.from(counts).sort().reverse();
  const { total } = ranked(counts);
  const placeShare = new Float64Array(descending.length + 1);
  const eventShare = new Float64Array(descending.length + 1);
  let held = 0;
  for (let i = 0; i < descending.length; i++) {
    held += descending[i]!;
    placeShare[i + 1] = (i + 1) / descending.length;
    eventShare[i + 1] = held / total;
  }
  return { placeShare, eventShare };
}

function ranked(counts: ArrayLike<number>): { rankedSum: number; total: number; places: number } {
  const ascending = Float64Array.from(counts).sort();
  let rankedSum = 0;
  let total = 0;
  for (let i = 0; i < ascending.length; i++) {
    rankedSum += (i + 1) * ascending[i]!;
    total += ascending[i]!;
  }
  if (!(total > 0)) refuse('points.too-few', 'There are no events: an index of inequality has no value.');
  return { rankedSum, total, places: ascending.length };
}
