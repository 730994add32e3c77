import { refuse, requireSameLength } from '../errors.ts';
import type { Columns } from './design.ts';

/** What the robust errors need of any fitted regression of this folder. */
export type Fitted = { readonly scoreResiduals: Float64Array; readonly bread: Float64Array };

/**
 * Newey–West covariance: right when residuals of neighbouring periods are alike and their spread differs. Rows are
 * in order of time; with `period`, rows of one period are summed first, which is Driscoll and Kraay’s for a panel of
 * areas. No small-sample factor, no prewhitening (R: `sandwich::NeweyWest(prewhite = FALSE, adjust = FALSE)`).
 * O(periods · lag · columns²).
 *
 * @param lag how many periods back residuals may be alike; ⌊4 (periods/100)^(2/9)⌋ unless said
 * @param period period of each row, 0 … periods − 1; each row its own when left out
 * @returns covariance, row by row
 * @throws StatisticsError `argument.out-of-range`, `shape.mismatch`
 * @see Newey, W. K. & West, K. D. (1987). Econometrica 55. Driscoll, J. C. & Kraay, A. C. (1998). Review of Economics
 * and Statistics 80.
 */
export function neweyWest(
  columns: Columns,
  fitted: Fitted,
  lag?: number,
  period?: ArrayLike<number>,
): Float64Array {
  const scores = summedScores(columns, fitted.scoreResiduals, period);
  const reach = lag ?? Math.floor(4 * (scores.length / 100) ** (2 / 9));
  if (!Number.isInteger(reach) || reach < 0 || reach >= scores.length) {
    refuse('argument.out-of-range', `The lag must be a whole number below ${scores.length}; got ${reach}.`);
  }
  const meat = products(scores, 0);
  for (let back = 1; back <= reach; back++) {
    const weight = 1 - back / (reach + 1);
    const lagged = products(scores, back);
    const size = columns.length;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        meat[i * size + j]! += weight * (lagged[i * size + j]! + lagged[j * size + i]!);
      }
    }
  }
  return sandwich(fitted.bread, meat, columns.length);
}

/**
 * Cluster-robust covariance: right when rows of one cluster (an area over its months) are alike in any way and
 * clusters are independent. Times groups/(groups − 1); too small all the same for few clusters (below about 30).
 * O(rows · columns + clusters · columns²).
 *
 * @param cluster cluster of each row, 0 … clusters − 1
 * @returns covariance, row by row
 * @throws StatisticsError `points.too-few`, `shape.mismatch`
 * @see Liang, K.-Y. & Zeger, S. L. (1986). Biometrika 73. R: `sandwich::vcovCL(type = "HC0")`.
 */
export function clustered(columns: Columns, fitted: Fitted, cluster: ArrayLike<number>): Float64Array {
  const scores = summedScores(columns, fitted.scoreResiduals, cluster);
  const groups = scores.length;
  if (groups < 2) refuse('points.too-few', 'Clustered errors need at least two clusters.');
  return sandwich(fitted.bread, products(scores, 0), columns.length).map(
    (value) => (value * groups) / (groups - 1),
  );
}

function summedScores(columns: Columns, residuals: Float64Array, group?: ArrayLike<number>): Float64Array[] {
  if (group) requireSameLength(group, residuals, 'The groups and the rows');
  const of = (i: number) => (group ? group[i]! : i);
  const last = residuals.reduce((most, _, i) => Math.max(most, of(i)), -1);
  const sums = Array.from({ length: last + 1 }, () => new Float64Array(columns.length));
  residuals.forEach((residual, i) => {
    const sum = sums[of(i)]!;
    columns.forEach((column, k) => {
      sum[k]! += residual * column[i]!;
    });
  });
  return sums;
}

function products(scores: Float64Array[], back: number): Float64Array {
  const size = scores[0]!.length;
  const sum = new Float64Array(size * size);
  for (let t = back; t < scores.length; t++) {
    const now = scores[t]!;
    const then = scores[t - back]!;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) sum[i * size + j]! += now[i]! * then[j]!;
    }
  }
  return sum;
}

function sandwich(bread: Float64Array, meat: Float64Array, size: number): Float64Array {
  return multiply(multiply(bread, meat, size), bread, size);
}

function multiply(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      for (let j = 0; j < size; j++) product[i * size + j]! += a[i * size + k]! * b[k * size + j]!;
    }
  }
  return product;
}
