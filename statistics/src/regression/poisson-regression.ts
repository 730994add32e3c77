import { type CountRegression, describeFit } from './count-regression.ts';
import { type CountModel, fitLogLinear, requireCountModel } from './log-linear-fit.ts';

/**
 * Poisson regression with log link. Look at `dispersion` before its errors: counts of crime mostly vary more than
 * Poisson, and then the errors are too small by its square root. Same estimates as R’s `glm(family = poisson)`.
 * O(rounds · rows · columns²).
 *
 * @throws StatisticsError `counts.not-whole`, `shape.mismatch`, `points.too-few`, `design.collinear`,
 * `model.not-converged`, `argument.out-of-range`
 * @see McCullagh, P. & Nelder, J. A. (1989). Generalized Linear Models, 2nd ed.
 * @example poissonRegression({ columns: [[1, 1, 1, 1], [0, 0, 1, 1]], counts: [4, 6, 9, 11] }).coefficients
 * // log 5 and log 2
 */
export function poissonRegression(model: CountModel): CountRegression {
  requireCountModel(model);
  return describeFit(model, fitLogLinear(model, 0), 0);
}
