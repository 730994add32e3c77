import type { Neighbours } from '../grids/neighbours.ts';
import { twoSidedP } from '../inference/normal.ts';
import { requireField, sumOfPowers } from './moments.ts';

export type Moran = {
  readonly i: number;
  readonly expectation: number;
  /** Under randomisation: the same values shuffled over the places. */
  readonly variance: number;
  readonly z: number;
  readonly p: number;
  /** Places without neighbours, left out of the weights. */
  readonly islands: number;
};

/**
 * Global Moran’s I, row-standardised weights: do neighbouring places have similar counts? About 0 when counts
 * are scattered by chance, towards 1 when like sits by like. O(places + neighbours).
 *
 * @throws StatisticsError `shape.mismatch`, `points.too-few`, `counts.no-variation`, `coordinates.not-finite`
 * @see Cliff, A. & Ord, J. K. (1981). Spatial Processes, chapter 2 (moments under randomisation).
 */
export function moran(values: ArrayLike<number>, neighbours: Neighbours): Moran {
  requireField(values, neighbours);
  const { connected, s1, s2 } = weightSums(neighbours);
  const mean = sumOfPowers(values, 1) / values.length;
  const centred = Float64Array.from(values, (value) => value - mean);
  const squares = sumOfPowers(centred, 2);
  const i = crossProduct(centred, neighbours) / squares;
  const expectation = -1 / (connected - 1);
  const kurtosis = (connected * sumOfPowers(centred, 4)) / squares ** 2;
  const variance = randomisationVariance(connected, s1, s2, kurtosis) - expectation ** 2;
  const z = (i - expectation) / Math.sqrt(variance);
  return { i, expectation, variance, z, p: twoSidedP(z), islands: values.length - connected };
}

function crossProduct(centred: Float64Array, { start, index }: Neighbours): number {
  let total = 0;
  for (let i = 0; i < centred.length; i++) {
    const degree = start[i + 1]! - start[i]!;
    let sum = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) sum += centred[index[k]!]!;
    if (degree > 0) total += (centred[i]! * sum) / degree;
  }
  return total;
}

/** Rows sum to one, so S0 is the number of places with neighbours; contiguity is mutual, its weights are not. */
function weightSums({ start, index }: Neighbours): { connected: number; s1: number; s2: number } {
  let connected = 0;
  let s1 = 0;
  let s2 = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    const degree = start[i + 1]! - start[i]!;
    if (degree === 0) continue;
    connected++;
    let received = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const back = 1 / (start[index[k]! + 1]! - start[index[k]!]!);
      received += back;
      s1 += (1 / degree + back) ** 2 / 2;
    }
    s2 += (1 + received) ** 2;
  }
  return { connected, s1, s2 };
}

function randomisationVariance(n: number, s1: number, s2: number, kurtosis: number): number {
  const s0 = n;
  const shuffled = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
  const peaked = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
  return (shuffled - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0);
}
