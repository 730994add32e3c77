import { refuse, requireCount, requireSameLength } from '../errors.ts';
import { logGamma } from '../numbers/gamma.ts';
import { type Columns, linearPredictor, requireDesign } from './design.ts';
import { leastSquares } from './least-squares.ts';

/** Counts whose logarithm of the mean is a sum of columns times coefficients, plus the offset if there is one. */
export type CountModel = {
  readonly columns: Columns;
  /** Whole numbers, zero or more; one a row. */
  readonly counts: ArrayLike<number>;
  /** Known part of the log mean, as log of days, area or population. */
  readonly offset?: ArrayLike<number> | undefined;
};

export type LogLinearFit = {
  readonly coefficients: Float64Array;
  /** (XᵀWX)⁻¹ at the optimum, row by row. */
  readonly covariance: Float64Array;
  readonly means: Float64Array;
};

const MOST_ROUNDS = 100;
const MOST_HALVINGS = 30;
/** Relative change of the deviance; the last round then moves coefficients in their twelfth digit. */
const CONVERGED = 1e-12;
const LEAST_MEAN = Number.EPSILON;

export function requireCountModel({ columns, counts, offset }: CountModel): void {
  requireDesign(columns, counts);
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    requireCount(counts[i]!, `Count ${i + 1}`);
    total += counts[i]!;
  }
  if (total === 0) refuse('points.too-few', 'There is no event: no rate can be fitted.');
  if (!offset) return;
  requireSameLength(offset, counts, 'The offset and the counts');
  for (let i = 0; i < offset.length; i++) {
    if (!Number.isFinite(offset[i]!)) refuse('argument.out-of-range', `Offset ${i + 1} is not finite.`);
  }
}

/**
 * Newton’s method with log link for variance μ + extra·μ²: Poisson when `extra` is 0, negative binomial with
 * θ = 1/extra. The likelihood is concave in the coefficients, so the observed information is used: the expected one of
 * iteratively reweighted least squares swings for dozens of rounds where the model fits badly. A round that makes the
 * deviance worse is halved. O(rounds · rows · columns²).
 *
 * @param start coefficients near the optimum, from an earlier fit of the same columns
 * @throws StatisticsError `model.not-converged`, `design.collinear`
 * @see Nelder, J. A. & Wedderburn, R. W. M. (1972). Generalized linear models. JRSS A 135. Lawless, J. F. (1987).
 * Negative binomial and mixed Poisson regression. Canadian Journal of Statistics 15 (observed information).
 */
export function fitLogLinear(model: CountModel, extra: number, start?: Float64Array): LogLinearFit {
  const { columns, counts, offset } = model;
  let coefficients = start;
  let means = start ? meansOf(model, start) : Float64Array.from(counts, (count) => count + 0.1);
  let deviance = start ? devianceOf(counts, means, extra) : Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const weights = means.map((mean, i) => (mean * (1 + extra * counts[i]!)) / (1 + extra * mean) ** 2);
    const working = means.map(
      (mean, i) =>
        Math.log(mean) -
        (offset?.[i] ?? 0) +
        ((counts[i]! - mean) * (1 + extra * mean)) / (mean * (1 + extra * counts[i]!)),
    );
    const solved = leastSquares(columns, working, weights);
    const next = stepTowards(model, extra, solved.coefficients, coefficients, deviance);
    coefficients = next.coefficients;
    means = next.means;
    const isDone = Math.abs(deviance - next.deviance) <= CONVERGED * (Math.abs(next.deviance) + 0.1);
    deviance = next.deviance;
    if (isDone) return { coefficients, means, covariance: covarianceAt(model, means, extra) };
  }
  return refuse('model.not-converged', `The fit did not settle in ${MOST_ROUNDS} rounds.`);
}

function covarianceAt({ columns }: CountModel, means: Float64Array, extra: number): Float64Array {
  const weights = means.map((mean) => mean / (1 + extra * mean));
  return leastSquares(columns, means, weights).inverse;
}

function stepTowards(
  model: CountModel,
  extra: number,
  goal: Float64Array,
  from: Float64Array | undefined,
  deviance: number,
) {
  let coefficients = goal;
  for (let halvings = 0; ; halvings++) {
    const means = meansOf(model, coefficients);
    const reached = devianceOf(model.counts, means, extra);
    const isBetter = reached <= deviance + 1e-8 * (Math.abs(reached) + 0.1);
    if (!from || isBetter || halvings === MOST_HALVINGS) return { coefficients, means, deviance: reached };
    coefficients = coefficients.map((value, k) => (value + from[k]!) / 2);
  }
}

export function meansOf({ columns, offset }: CountModel, coefficients: ArrayLike<number>): Float64Array {
  const predicted = linearPredictor(columns, coefficients);
  return predicted.map((value, i) =>
    Math.min(Number.MAX_VALUE, Math.max(LEAST_MEAN, Math.exp(value + (offset?.[i] ?? 0)))),
  );
}

export function devianceOf(counts: ArrayLike<number>, means: Float64Array, extra: number): number {
  let sum = 0;
  for (let i = 0; i < means.length; i++) {
    const count = counts[i]!;
    const mean = means[i]!;
    const first = count > 0 ? count * Math.log(count / mean) : 0;
    const second =
      extra === 0
        ? count - mean
        : (count + 1 / extra) * (Math.log1p(extra * count) - Math.log1p(extra * mean));
    sum += 2 * (first - second);
  }
  return sum;
}

/** With θ = 1/extra the gamma functions of the counts are sums of logarithms, exact for whole counts. */
export function logLikelihoodOf(counts: ArrayLike<number>, means: Float64Array, extra: number): number {
  let sum = 0;
  for (let i = 0; i < means.length; i++) {
    const count = counts[i]!;
    const mean = means[i]!;
    sum += (count > 0 ? count * Math.log(mean) : 0) - logGamma(count + 1);
    if (extra === 0) sum -= mean;
    else sum -= (count + 1 / extra) * Math.log1p(extra * mean);
    for (let j = 1; extra > 0 && j < count; j++) sum += Math.log1p(j * extra);
  }
  return sum;
}

/** Pearson’s statistic over its degrees of freedom: 1 when counts vary about the fit as the model says. */
export function pearsonDispersionOf(
  counts: ArrayLike<number>,
  means: Float64Array,
  extra: number,
  residualDf: number,
): number {
  const sum = means.reduce(
    (total, mean, i) => total + (counts[i]! - mean) ** 2 / (mean * (1 + extra * mean)),
    0,
  );
  return sum / residualDf;
}
