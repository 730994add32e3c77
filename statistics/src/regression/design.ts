import { refuse, requireSameLength } from '../errors.ts';

/**
 * Explanatory columns, each as long as the response: time, season, a measure’s start. The intercept is a column of
 * ones and is given like any other.
 */
export type Columns = readonly ArrayLike<number>[];

/** @throws StatisticsError `shape.mismatch`, `points.too-few`, `argument.out-of-range` */
export function requireDesign(columns: Columns, response: ArrayLike<number>): void {
  columns.forEach((column, at) => {
    requireSameLength(column, response, `Column ${at + 1} and the response`);
    for (let i = 0; i < column.length; i++) {
      if (!Number.isFinite(column[i]!))
        refuse('argument.out-of-range', `Column ${at + 1}, row ${i + 1} is not finite: ${column[i]}.`);
    }
  });
  if (columns.length === 0) refuse('argument.out-of-range', 'A regression needs at least one column.');
  if (response.length <= columns.length) {
    refuse('points.too-few', `${response.length} rows can’t determine ${columns.length} coefficients.`);
  }
}

/** Columns times coefficients: one value a row. O(rows · columns). */
export function linearPredictor(columns: Columns, coefficients: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(columns[0]!.length);
  columns.forEach((column, k) => {
    for (let i = 0; i < sum.length; i++) sum[i]! += column[i]! * coefficients[k]!;
  });
  return sum;
}

/** The square roots of a covariance’s diagonal. */
export function standardErrorsOf(covariance: ArrayLike<number>, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, k) => Math.sqrt(Math.max(0, covariance[k * size + k]!)));
}
