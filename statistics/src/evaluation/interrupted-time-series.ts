import { refuse, requireShare } from '../errors.ts';
import { normalQuantile } from '../inference/normal.ts';
import { standardErrorsOf } from '../regression/design.ts';
import { negativeBinomialRegression } from '../regression/negative-binomial-regression.ts';
import { poissonRegression } from '../regression/poisson-regression.ts';
import { neweyWest } from '../regression/robust-covariance.ts';
import { type Effect, effectOf } from './effect.ts';

export type InterruptedSeries = {
  /** Change of level at the step. */
  readonly step: Effect;
  /** Change per month that ran before the step and goes on. */
  readonly month: Effect;
  /** Change of that trend from the step on, per month. */
  readonly monthsSince: Effect;
  readonly confidence: number;
  /** null for Poisson; Infinity when the counts vary no more than Poisson. */
  readonly theta: number | null;
  readonly thetaSe: number | null;
  /** Pearson dispersion about the fitted model: 1 when its errors can be believed. */
  readonly dispersion: number;
  readonly logLikelihood: number;
  /** Expected count of each month. */
  readonly fitted: Float64Array;
  /** Expected count of each month had there been no step and no change of trend. */
  readonly withoutStep: Float64Array;
};

const COLUMNS = { month: 1, step: 2, monthsSince: 3 } as const;

/**
 * Interrupted time series of monthly counts: log mean = intercept + month + step + months since the step + month of
 * the year. Says how the level and the trend changed when something began, given that the trend and the seasons
 * would have gone on. Anything else that changed in the same month is counted in; compare with areas that had no
 * measure. O(rounds · months).
 *
 * Crime counts mostly vary more than Poisson: take the negative binomial, or Poisson with Newey–West errors, which
 * also hold when neighbouring months resemble each other.
 * @param series counts of consecutive months; `first` and `step` are month numbers (`monthNumber`)
 * @throws StatisticsError `argument.out-of-range`, `counts.not-whole`, `points.too-few`, `design.collinear` (a step
 * too near the ends, or less than a year on both sides together), `model.not-converged`
 * @see Bernal, J. L., Cummins, S. & Gasparrini, A. (2017). Interrupted time series regression. International Journal
 * of Epidemiology 46.
 * @example New York 2006–2022, step 2020-06, negative binomial: 0.8896908 (SE 0.0521223), ratio 2.434377
 */
export function interruptedTimeSeries(series: {
  counts: ArrayLike<number>;
  first: number;
  step: number;
  family: 'poisson' | 'negative-binomial';
  errors?: 'model' | 'newey-west';
  confidence?: number;
}): InterruptedSeries {
  const { counts, first, step, family, errors = 'model', confidence = 0.95 } = series;
  requireShare(confidence, 'The confidence');
  const columns = designOf(counts.length, first, step);
  const model = { columns, counts };
  const fit = family === 'poisson' ? poissonRegression(model) : negativeBinomialRegression(model);
  const se =
    errors === 'model' ? fit.standardErrors : standardErrorsOf(neweyWest(columns, fit), columns.length);
  const width = normalQuantile((1 + confidence) / 2);
  const effect = (name: keyof typeof COLUMNS) =>
    effectOf(fit.coefficients[COLUMNS[name]]!, se[COLUMNS[name]]!, width);
  return {
    ...{ step: effect('step'), month: effect('month'), monthsSince: effect('monthsSince'), confidence },
    theta: 'theta' in fit ? (fit.theta as number) : null,
    thetaSe: 'thetaSe' in fit ? (fit.thetaSe as number | null) : null,
    ...{ dispersion: fit.dispersion, logLikelihood: fit.logLikelihood, fitted: fit.means },
    withoutStep: fit.means.map((mean, i) => mean / ratioOfStep(fit.coefficients, columns, i)),
  };
}

function ratioOfStep(coefficients: Float64Array, columns: Float64Array[], row: number): number {
  const { step, monthsSince } = COLUMNS;
  return Math.exp(
    coefficients[step]! * columns[step]![row]! + coefficients[monthsSince]! * columns[monthsSince]![row]!,
  );
}

/** Month of the year as 0/1 columns against the earliest month of the year in the series. */
function designOf(months: number, first: number, step: number): Float64Array[] {
  if (!Number.isInteger(first) || !Number.isInteger(step)) {
    refuse('argument.out-of-range', `The first month and the step must be month numbers.`);
  }
  if (!(step > first && step < first + months - 1)) {
    refuse(
      'design.collinear',
      'The step needs at least one month before it and two from it on; nothing can be compared otherwise.',
    );
  }
  const column = (value: (month: number) => number) =>
    Float64Array.from({ length: months }, (_, i) => value(first + i));
  const seasons = [...new Set(column((month) => month % 12))].sort((a, b) => a - b).slice(1);
  return [
    column(() => 1),
    column((month) => month - first + 1),
    column((month) => (month >= step ? 1 : 0)),
    column((month) => Math.max(0, month - step)),
    ...seasons.map((season) => column((month) => (month % 12 === season ? 1 : 0))),
  ];
}
