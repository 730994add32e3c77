import { type Columns, linearPredictor, requireDesign, standardErrorsOf } from './design.ts';
import { leastSquares } from './least-squares.ts';

export type LinearRegression = {
  readonly coefficients: Float64Array;
  /** Assume residuals that are independent and equally spread; else see `neweyWest` and `clustered`. */
  readonly standardErrors: Float64Array;
  /** Row by row. */
  readonly covariance: Float64Array;
  readonly means: Float64Array;
  /** What each row contributes to the score per unit of a column; `neweyWest` and `clustered` take it. */
  readonly scoreResiduals: Float64Array;
  /** (XᵀX)⁻¹, row by row. */
  readonly bread: Float64Array;
  readonly residualDf: number;
  readonly residualVariance: number;
};

/**
 * Ordinary linear regression: least squares with its errors. O(rows · columns²).
 *
 * @throws StatisticsError `shape.mismatch`, `points.too-few`, `design.collinear`, `argument.out-of-range`
 * @see Legendre, A.-M. (1805), Gauss, C. F. (1809).
 * @example linearRegression([[1, 1, 1], [0, 1, 2]], [1, 2, 4]).coefficients // 0.8333, 1.5
 */
export function linearRegression(columns: Columns, response: ArrayLike<number>): LinearRegression {
  requireDesign(columns, response);
  const { coefficients, inverse } = leastSquares(columns, response);
  const means = linearPredictor(columns, coefficients);
  const scoreResiduals = means.map((mean, i) => response[i]! - mean);
  const residualDf = response.length - columns.length;
  const residualVariance = scoreResiduals.reduce((sum, rest) => sum + rest * rest, 0) / residualDf;
  const covariance = inverse.map((value) => value * residualVariance);
  const standardErrors = standardErrorsOf(covariance, columns.length);
  return {
    ...{ coefficients, standardErrors, covariance, means, scoreResiduals },
    ...{ bread: inverse, residualDf, residualVariance },
  };
}
