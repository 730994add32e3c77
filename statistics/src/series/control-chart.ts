import { refuse, requireCount, requirePositive, requireSameLength } from '../errors.ts';

export type ChartPoint = {
  /** What is compared with the limits: the count, the rate, or the moving average. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly signal: 'above' | 'below' | null;
};

export type ControlChart = {
  readonly centre: number;
  readonly points: readonly ChartPoint[];
  /** Places of the points beyond their limits. */
  readonly signals: readonly number[];
  /** Pearson dispersion of the baseline: above 1 the counts vary more than Poisson and false alarms are more. */
  readonly dispersion: number;
};

export type ChartOptions = {
  /** How many first periods the centre is taken from; keep a measure or an outbreak out of them. */
  readonly baseline: number;
  /** Distance of the limits in standard deviations; three unless said. */
  readonly width?: number;
};

const USUAL_WIDTH = 3;
const FEWEST_BASELINE = 2;

/**
 * c-chart: is a count beyond three standard deviations of a Poisson count with the baseline’s mean? The limits are
 * plain and known to all; for means below about five they are lopsided, see `averageRunLength` for what they cost in
 * false alarms. O(periods).
 *
 * @throws StatisticsError `counts.not-whole`, `points.too-few`, `argument.out-of-range`
 * @see Shewhart, W. A. (1931). Economic Control of Quality of Manufactured Product. Montgomery, D. C. (2013).
 * Introduction to Statistical Quality Control, section 7.3.
 * @example controlChartOfCounts([8, 10, 9, 9, 25], { baseline: 4 }) // centre 9, limits 0–18, a signal at 4
 */
export function controlChartOfCounts(counts: ArrayLike<number>, options: ChartOptions): ControlChart {
  return controlChartOfRates(
    counts,
    Array.from(counts, () => 1),
    options,
  );
}

/**
 * u-chart: the same for rates, where exposure (days of the month, patrolled area, residents) differs between periods
 * and the limits with it. O(periods).
 *
 * @param exposure of each period, above zero
 * @throws StatisticsError `shape.mismatch`, `counts.not-whole`, `points.too-few`, `argument.out-of-range`
 * @see Montgomery, D. C. (2013). Introduction to Statistical Quality Control, section 7.3.
 * @example controlChartOfRates([8, 20, 9], [1, 2, 1], { baseline: 2 }) // centre 9.3333
 */
export function controlChartOfRates(
  counts: ArrayLike<number>,
  exposure: ArrayLike<number>,
  { baseline, width = USUAL_WIDTH }: ChartOptions,
): ControlChart {
  const { centre, dispersion } = baselineOf(counts, exposure, baseline);
  requirePositive(width, 'The width');
  const points = Array.from(counts, (count, i) => {
    const reach = width * Math.sqrt(centre / exposure[i]!);
    return pointWithin(count / exposure[i]!, centre - reach, centre + reach);
  });
  return { centre, points, signals: signalsOf(points), dispersion };
}

/** Mean rate of the first periods and how much they vary beside Poisson. */
export function baselineOf(counts: ArrayLike<number>, exposure: ArrayLike<number>, baseline: number) {
  requireSameLength(counts, exposure, 'Counts and exposure');
  if (!Number.isInteger(baseline) || baseline < FEWEST_BASELINE || baseline > counts.length) {
    refuse(
      'points.too-few',
      `The baseline needs ${FEWEST_BASELINE} to ${counts.length} periods; got ${baseline}.`,
    );
  }
  let [events, time] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    requireCount(counts[i]!, `Count ${i + 1}`);
    requirePositive(exposure[i]!, `Exposure ${i + 1}`);
    if (i < baseline) [events, time] = [events + counts[i]!, time + exposure[i]!];
  }
  if (events === 0) refuse('points.too-few', 'The baseline has no event: take a longer one.');
  const centre = events / time;
  let pearson = 0;
  for (let i = 0; i < baseline; i++) {
    const mean = centre * exposure[i]!;
    pearson += (counts[i]! - mean) ** 2 / mean;
  }
  return { centre, dispersion: pearson / (baseline - 1) };
}

/** A lower limit below zero is zero, which no count can be beneath. */
export function pointWithin(value: number, low: number, high: number): ChartPoint {
  const floor = Math.max(0, low);
  return { value, low: floor, high, signal: value > high ? 'above' : value < floor ? 'below' : null };
}

export function signalsOf(points: readonly ChartPoint[]): number[] {
  return points.flatMap(({ signal }, i) => (signal ? [i] : []));
}
