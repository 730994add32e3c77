import { requirePositive } from '../errors.ts';
import { baselineOf, type ChartOptions, type ControlChart, pointWithin, signalsOf } from './control-chart.ts';

export type EwmaOptions = ChartOptions & {
  /** Weight of the newest count: above 0, at most 1; 0.2 unless said. Smaller sees small lasting changes sooner. */
  readonly weight?: number;
};

export const EWMA_WEIGHT = 0.2;
export const EWMA_WIDTH = 3;

/**
 * EWMA chart of counts: an exponentially weighted moving average that begins at the baseline’s mean, with limits
 * that widen to their final distance in the first periods. Sees small lasting changes sooner than a c-chart; a
 * single wild month it sees later. O(periods).
 *
 * @throws StatisticsError `counts.not-whole`, `points.too-few`, `argument.out-of-range`
 * @see Roberts, S. W. (1959). Technometrics 1. Borror, C. M., Champ, C. W. & Rigdon, S. E. (1998). Poisson EWMA
 * control charts. Journal of Quality Technology 30.
 * @example ewmaChart([8, 10, 9, 9, 16, 16, 16], { baseline: 4 }).signals // 6
 */
export function ewmaChart(
  counts: ArrayLike<number>,
  { baseline, width = EWMA_WIDTH, weight = EWMA_WEIGHT }: EwmaOptions,
): ControlChart {
  const { centre, dispersion } = baselineOf(
    counts,
    Array.from(counts, () => 1),
    baseline,
  );
  requirePositive(width, 'The width');
  const reach = ewmaReach(centre, weight, width);
  let average = centre;
  const points = Array.from(counts, (count, i) => {
    average += weight * (count - average);
    return pointWithin(average, centre - reach(i + 1), centre + reach(i + 1));
  });
  return { centre, points, signals: signalsOf(points), dispersion };
}

/** How far the limits of the `period`-th average (from 1) lie from the centre. */
export function ewmaReach(mean: number, weight: number, width: number): (period: number) => number {
  const final = width * Math.sqrt((mean * weight) / (2 - weight));
  return (period) => final * Math.sqrt(1 - (1 - weight) ** (2 * period));
}
