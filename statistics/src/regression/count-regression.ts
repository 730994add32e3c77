import { standardErrorsOf } from './design.ts';
import {
  type CountModel,
  devianceOf,
  type LogLinearFit,
  logLikelihoodOf,
  pearsonDispersionOf,
} from './log-linear-fit.ts';

/** A fitted regression of counts on the log scale: exp(coefficient) is a rate ratio. */
export type CountRegression = {
  readonly coefficients: Float64Array;
  /** The model’s own: right only when counts vary about their means as the model says. */
  readonly standardErrors: Float64Array;
  /** Row by row. */
  readonly covariance: Float64Array;
  readonly means: Float64Array;
  /** What each row contributes to the score per unit of a column; `neweyWest` and `clustered` take it. */
  readonly scoreResiduals: Float64Array;
  /** The covariance again, under the name the robust errors know it by. */
  readonly bread: Float64Array;
  readonly logLikelihood: number;
  readonly deviance: number;
  /** Pearson: 1 when the counts vary as the model says, more when its errors are too small. */
  readonly dispersion: number;
  readonly residualDf: number;
};

/** What any count regression says of a fit; `extra` is 1/θ, or 0 for Poisson. */
export function describeFit({ counts, columns }: CountModel, fit: LogLinearFit, extra: number) {
  const { coefficients, covariance, means } = fit;
  const residualDf = counts.length - columns.length;
  return {
    ...{ coefficients, covariance, means, residualDf, bread: covariance },
    standardErrors: standardErrorsOf(covariance, columns.length),
    scoreResiduals: means.map((mean, i) => (counts[i]! - mean) / (1 + extra * mean)),
    logLikelihood: logLikelihoodOf(counts, means, extra),
    deviance: devianceOf(counts, means, extra),
    dispersion: pearsonDispersionOf(counts, means, extra, residualDf),
  } satisfies CountRegression;
}
