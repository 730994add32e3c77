import type { Neighbours } from '../grids/neighbours.ts';
import { requireField, sumOfPowers } from './moments.ts';

/**
 * Getis–Ord general G: the share of all products of two places that falls on neighbours. Above its expectation
 * when high sits by high. Values must not be negative. O(places + neighbours).
 *
 * @throws StatisticsError `shape.mismatch`, `points.too-few`, `counts.no-variation`, `coordinates.not-finite`
 * @see Getis, A. & Ord, J. K. (1992). The analysis of spatial association. Geographical Analysis 24.
 */
export function generalG(
  values: ArrayLike<number>,
  neighbours: Neighbours,
): { g: number; expectation: number } {
  requireField(values, neighbours);
  const n = values.length;
  let near = 0;
  for (let i = 0; i < n; i++) {
    for (let k = neighbours.start[i]!; k < neighbours.start[i + 1]!; k++) {
      near += values[i]! * values[neighbours.index[k]!]!;
    }
  }
  const all = sumOfPowers(values, 1) ** 2 - sumOfPowers(values, 2);
  return { g: near / all, expectation: neighbours.index.length / (n * (n - 1)) };
}
