import { refuse } from '../errors.ts';
import { type CountRegression, describeFit } from './count-regression.ts';
import { type CountModel, fitLogLinear, requireCountModel } from './log-linear-fit.ts';
import { exceedances, scoreAndInformation, thetaGivenMeans } from './theta.ts';

export type NegativeBinomialRegression = CountRegression & {
  /** Variance is μ + μ²/θ. Infinity when the counts vary no more than Poisson: the fit is then the Poisson one. */
  readonly theta: number;
  /** null where θ is infinite. */
  readonly thetaSe: number | null;
};

const MOST_ROUNDS = 200;
const CONVERGED = 1e-11;

/**
 * Negative binomial regression with log link: coefficients and θ by maximum likelihood in turn, as R’s
 * `MASS::glm.nb` does it. As there, the standard errors take θ as known; with log link the two are nearly
 * independent. O(rounds · rows · columns²).
 *
 * @throws StatisticsError as `poissonRegression`
 * @see Venables, W. N. & Ripley, B. D. (2002). Modern Applied Statistics with S, section 7.4. Lawless, J. F. (1987).
 * Negative binomial and mixed Poisson regression. Canadian Journal of Statistics 15.
 * @example negativeBinomialRegression({ columns: [[1, 1, 1, 1]], counts: [1, 9, 4, 18] }).theta // 1.552592
 */
export function negativeBinomialRegression(model: CountModel): NegativeBinomialRegression {
  requireCountModel(model);
  const above = exceedances(model.counts);
  let fit = fitLogLinear(model, 0);
  let theta = thetaGivenMeans(model.counts, fit.means, above);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    fit = fitLogLinear(model, 1 / theta, fit.coefficients);
    const next = thetaGivenMeans(model.counts, fit.means, above);
    const isSettled = next === theta || Math.abs(next - theta) <= CONVERGED * theta;
    theta = next;
    if (isSettled) return describe(model, fit, theta, above);
  }
  return refuse('model.not-converged', `θ did not settle in ${MOST_ROUNDS} rounds.`);
}

function describe(
  model: CountModel,
  fit: ReturnType<typeof fitLogLinear>,
  theta: number,
  above: Float64Array,
): NegativeBinomialRegression {
  const described = describeFit(model, fit, 1 / theta);
  if (theta === Number.POSITIVE_INFINITY) return { ...described, theta, thetaSe: null };
  const { information } = scoreAndInformation(model.counts, fit.means, above, theta);
  return { ...described, theta, thetaSe: information > 0 ? 1 / Math.sqrt(information) : null };
}
