import { refuse, requireShare } from '../errors.ts';
import { studentQuantile, twoSidedStudentP } from '../inference/student.ts';
import { linearRegression } from '../regression/linear-regression.ts';
import { poissonRegression } from '../regression/poisson-regression.ts';
import { clustered, type Fitted, neweyWest } from '../regression/robust-covariance.ts';
import { type Panel, panelDesign, requirePanel } from './panel.ts';

export type DifferenceOptions = {
  /** `poisson`: areas would have changed by the same ratio. `linear`: by the same number. */
  readonly model: 'poisson' | 'linear';
  /** `cluster`: by area, for many areas. `newey-west`: by period, for few areas over many periods. */
  readonly errors: 'cluster' | 'newey-west';
  /** Of the Newey–West errors, in periods. */
  readonly lag?: number;
  readonly confidence?: number;
};

export type PanelEffect = {
  readonly estimate: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly low: number;
  readonly high: number;
};

export type DifferenceInDifferences = PanelEffect & {
  /** exp of the estimate and its bounds for `poisson`; null for `linear`, whose estimate is events a period. */
  readonly ratio: { readonly estimate: number; readonly low: number; readonly high: number } | null;
  readonly confidence: number;
  /**
   * How the treated areas drifted from the others for each period before the measure, on the model’s scale; null with
   * fewer than three periods. A clear drift breaks the assumption; none seen does not prove it.
   */
  readonly preTrend: PanelEffect | null;
};

const FEWEST_AREAS_A_SIDE = 3;
const FEWEST_PERIODS_FOR_TREND = 3;

/**
 * Difference in differences of a panel of areas over periods, with an effect for each area and each period. Assumes
 * that treated and other areas would have moved alike, by ratio or by number, and that all measures began at once.
 * The interval uses Student’s t with one degree of freedom less than clusters or periods. O(rounds · areas · periods
 * · (areas + periods)²).
 *
 * @throws StatisticsError `points.too-few`, `shape.mismatch`, `counts.not-whole`, `period.empty`,
 * `argument.out-of-range`
 * @see Bertrand, M., Duflo, E. & Mullainathan, S. (2004). How much should we trust differences-in-differences
 * estimates? QJE 119. Wooldridge, J. M. (2023). Simple approaches to nonlinear difference-in-differences with panel
 * data. Econometrics Journal 26.
 * @example differenceInDifferences({ counts: [[9, 11, 5, 5], [20, 20, 20, 20]], treated: [true, false], firstAfter: 2 },
 * { model: 'poisson', errors: 'newey-west' }).ratio.estimate // 0.5
 */
export function differenceInDifferences(panel: Panel, options: DifferenceOptions): DifferenceInDifferences {
  const { confidence = 0.95 } = options;
  requireShare(confidence, 'The confidence');
  requirePanel(panel);
  if (options.errors === 'cluster') requireClusters(panel);
  const { firstAfter } = panel;
  const effect = fitPanel(panel, (period) => (period >= firstAfter ? 1 : 0), options, confidence);
  const isRatio = options.model === 'poisson';
  return {
    ...effect,
    confidence,
    ratio: isRatio
      ? { estimate: Math.exp(effect.estimate), low: Math.exp(effect.low), high: Math.exp(effect.high) }
      : null,
    preTrend: firstAfter >= FEWEST_PERIODS_FOR_TREND ? trendBefore(panel, options, confidence) : null,
  };
}

function trendBefore(panel: Panel, options: DifferenceOptions, confidence: number): PanelEffect | null {
  const counts = panel.counts.map((area) => Array.from(area).slice(0, panel.firstAfter));
  const hasEvents = (values: readonly number[]) => values.some((count) => count > 0);
  const periods = counts[0]!.map((_, t) => counts.map((area) => area[t]!));
  // An area or a period without any event has no ratio to compare.
  if (options.model === 'poisson' && !(counts.every(hasEvents) && periods.every(hasEvents))) return null;
  return fitPanel({ ...panel, counts }, (period) => period, options, confidence);
}

/** The coefficient of `exposure(period)` in treated areas. */
function fitPanel(
  panel: Panel,
  exposure: (period: number) => number,
  { model, errors, lag }: DifferenceOptions,
  confidence: number,
): PanelEffect {
  const { columns, counts, area, period } = panelDesign(panel, exposure);
  const fit: Fitted & { coefficients: Float64Array } =
    model === 'poisson' ? poissonRegression({ columns, counts }) : linearRegression(columns, counts);
  const covariance =
    errors === 'cluster' ? clustered(columns, fit, area) : neweyWest(columns, fit, lag, period);
  const groups = errors === 'cluster' ? panel.counts.length : panel.counts[0]!.length;
  const last = columns.length - 1;
  const estimate = fit.coefficients[last]!;
  // Residuals that all but cancel leave a variance of rounding error, which may come out below zero.
  const se = Math.sqrt(Math.max(0, covariance[last * columns.length + last]!));
  const df = groups - 1;
  const half = studentQuantile((1 + confidence) / 2, df) * se;
  const t = se > 0 ? estimate / se : estimate === 0 ? 0 : Math.sign(estimate) * Number.POSITIVE_INFINITY;
  const p = Number.isFinite(t) ? twoSidedStudentP(t, df) : 0;
  return { estimate, se, t, df, p, low: estimate - half, high: estimate + half };
}

/** With one or two treated clusters their residuals are fitted away and the errors come out far too small. */
function requireClusters({ treated }: Panel): void {
  const inside = treated.filter(Boolean).length;
  if (Math.min(inside, treated.length - inside) >= FEWEST_AREAS_A_SIDE) return;
  refuse(
    'points.too-few',
    `Errors clustered by area need ${FEWEST_AREAS_A_SIDE} treated and ${FEWEST_AREAS_A_SIDE} other areas; got ${inside} and ${treated.length - inside}. Newey–West errors can do with fewer.`,
  );
}
