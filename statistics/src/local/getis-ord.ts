import type { Neighbours } from '../grids/neighbours.ts';
import { twoSidedP } from '../inference/normal.ts';
import { requireField, sumOfPowers } from './moments.ts';

export type LocalZ = {
  /** Standard score of each place, in the order of the values. */
  readonly z: Float64Array;
  /** Two-sided p of each place alone, before any control for testing many. */
  readonly p: Float64Array;
};

/**
 * Getis–Ord Gi*: is the sum over a place and its neighbours higher than chance would put there? Binary weights,
 * the place itself included. A place whose neighbourhood is everything gets z = 0. O(places + neighbours).
 *
 * @throws StatisticsError `shape.mismatch`, `points.too-few`, `counts.no-variation`, `coordinates.not-finite`
 * @see Ord, J. K. & Getis, A. (1995). Local spatial autocorrelation statistics. Geographical Analysis 27.
 */
export function giStar(values: ArrayLike<number>, neighbours: Neighbours): LocalZ {
  requireField(values, neighbours);
  const n = values.length;
  const mean = sumOfPowers(values, 1) / n;
  const deviation = Math.sqrt(sumOfPowers(values, 2) / n - mean * mean);
  const z = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const weight = neighbours.start[i + 1]! - neighbours.start[i]! + 1;
    const spread = deviation * Math.sqrt((n * weight - weight * weight) / (n - 1));
    z[i] = spread > 0 ? (values[i]! + neighbourSum(values, neighbours, i) - weight * mean) / spread : 0;
  }
  return { z, p: z.map(twoSidedP) };
}

/**
 * Getis–Ord Gi: as Gi*, the place itself left out of its sum and of the mean it is compared with. A place
 * without neighbours gets z = 0. O(places + neighbours).
 *
 * @throws StatisticsError as `giStar`
 * @see Ord & Getis (1995), as above.
 */
export function gi(values: ArrayLike<number>, neighbours: Neighbours): LocalZ {
  requireField(values, neighbours);
  const others = values.length - 1;
  const sum = sumOfPowers(values, 1);
  const squares = sumOfPowers(values, 2);
  const z = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const weight = neighbours.start[i + 1]! - neighbours.start[i]!;
    const mean = (sum - values[i]!) / others;
    const variance = (squares - values[i]! ** 2) / others - mean * mean;
    const spread = Math.sqrt((Math.max(0, variance) * (others * weight - weight * weight)) / (others - 1));
    z[i] = spread > 0 ? (neighbourSum(values, neighbours, i) - weight * mean) / spread : 0;
  }
  return { z, p: z.map(twoSidedP) };
}

function neighbourSum(values: ArrayLike<number>, { start, index }: Neighbours, i: number): number {
  let sum = 0;
  for (let k = start[i]!; k < start[i + 1]!; k++) sum += values[index[k]!]!;
  return sum;
}
