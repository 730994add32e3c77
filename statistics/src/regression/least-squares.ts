import { refuse } from '../errors.ts';
import type { Columns } from './design.ts';

export type LeastSquares = {
  readonly coefficients: Float64Array;
  /** (XᵀWX)⁻¹, row by row: the coefficients’ covariance once it is multiplied by the residual variance. */
  readonly inverse: Float64Array;
};

/** A column whose part not explained by those before it is smaller than this share of it adds nothing. */
const INDEPENDENT = 1e-9;

/**
 * Weighted least squares by Householder reflections, which lose half as many digits as the normal equations do.
 * For tens of columns; all is dense. O(rows · columns²).
 *
 * @param weights one a row, zero or more; all alike when left out
 * @throws StatisticsError `design.collinear`
 * @see Golub, G. H. (1965). Numerical methods for solving linear least squares problems. Numerische Mathematik 7.
 * @example leastSquares([[1, 1, 1], [0, 1, 2]], [1, 2, 4]).coefficients // 0.8333, 1.5
 */
export function leastSquares(
  columns: Columns,
  response: ArrayLike<number>,
  weights?: ArrayLike<number>,
): LeastSquares {
  const solved = leastSquaresIfDetermined(columns, response, weights);
  if (solved.determined) return solved;
  return refuse('design.collinear', `Column ${solved.dependent + 1} is determined by those before it.`);
}

/** The same for callers who can do without a column that adds nothing. */
export function leastSquaresIfDetermined(
  columns: Columns,
  response: ArrayLike<number>,
  weights?: ArrayLike<number>,
): ({ determined: true } & LeastSquares) | { determined: false; dependent: number } {
  const root = (i: number) => (weights ? Math.sqrt(weights[i]!) : 1);
  const rotated = columns.map((column) => Float64Array.from(column, (value, i) => value * root(i)));
  const target = Float64Array.from(response, (value, i) => value * root(i));
  const diagonal = triangularise(rotated, target);
  const dependent = diagonal.indexOf(0);
  if (dependent >= 0) return { determined: false, dependent };
  return { determined: true, ...solve(invertUpper(rotated, diagonal), target, columns.length) };
}

function solve(inverseOfR: Float64Array, target: Float64Array, size: number): LeastSquares {
  const coefficients = new Float64Array(size);
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = i; k < size; k++) coefficients[i]! += inverseOfR[i * size + k]! * target[k]!;
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = Math.max(i, j); k < size; k++) {
        sum += inverseOfR[i * size + k]! * inverseOfR[j * size + k]!;
      }
      inverse[i * size + j] = sum;
    }
  }
  return { coefficients, inverse };
}

/**
 * Leaves R above the diagonal of the columns and gives its diagonal; the target becomes Qᵀ times itself. A zero on
 * the diagonal, with zeros after it, is a column that adds nothing.
 */
function triangularise(columns: Float64Array[], target: Float64Array): Float64Array {
  const lengths = columns.map((column) => norm(column, 0));
  const diagonal = new Float64Array(columns.length);
  for (const [k, column] of columns.entries()) {
    const rest = norm(column, k);
    if (!(rest > INDEPENDENT * lengths[k]!)) return diagonal;
    diagonal[k] = column[k]! > 0 ? -rest : rest;
    column[k]! -= diagonal[k]!;
    const scale = -1 / (diagonal[k]! * column[k]!);
    for (let other = k + 1; other < columns.length; other++) reflect(columns[other]!, column, k, scale);
    reflect(target, column, k, scale);
  }
  return diagonal;
}

function reflect(vector: Float64Array, direction: Float64Array, from: number, scale: number): void {
  let along = 0;
  for (let i = from; i < vector.length; i++) along += direction[i]! * vector[i]!;
  along *= scale;
  for (let i = from; i < vector.length; i++) vector[i]! -= along * direction[i]!;
}

function norm(vector: Float64Array, from: number): number {
  let squares = 0;
  for (let i = from; i < vector.length; i++) squares += vector[i]! * vector[i]!;
  return Math.sqrt(squares);
}

function invertUpper(columns: Float64Array[], diagonal: Float64Array): Float64Array {
  const size = columns.length;
  const inverse = new Float64Array(size * size);
  for (let j = size - 1; j >= 0; j--) {
    inverse[j * size + j] = 1 / diagonal[j]!;
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += columns[k]![i]! * inverse[k * size + j]!;
      inverse[i * size + j] = -sum / diagonal[i]!;
    }
  }
  return inverse;
}
