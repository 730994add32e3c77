import { type Kernel, kernelDensity } from '../density/kernel-density.ts';
import { refuse, requirePositive } from '../errors.ts';
import type { Area } from '../grids/area.ts';
import { countPoints } from '../grids/count-points.ts';
import type { DatedPoints } from './accuracy-intervals.ts';

/** Training and test periods in day numbers: `from` and every day up to, not including, `to`. */
export type Period = { readonly from: number; readonly to: number };

/**
 * Makes a forecast of the events in each studied cell during `test` from what happened during `train`; it is shown
 * nothing else. Places and days are all it can hold: no person, no demographic predictor.
 */
export type Forecaster = (known: DatedPoints, train: Period, test: Period, area: Area) => Float64Array;

/**
 * Prior counts: as many events as before, day for day. The forecast that needs no software, and often the best.
 * O(events).
 */
export const priorCounts: Forecaster = ({ points }, train, test, area) =>
  Float64Array.from(countPoints(points, area).counts, (count) => count * scale(train, test));

/** Kernel density of what happened before, as events a cell. O(events · cells within reach). */
export function priorDensity(kernel: Kernel, bandwidth: number): Forecaster {
  return ({ points }, train, test, area) => {
    const perCell = (area.grid.size / 1000) ** 2 * scale(train, test);
    return kernelDensity(points, area, kernel, bandwidth).map((density) => density * perCell);
  };
}

/**
 * Decaying kernels: each past event raises the risk around it, half as much after every `halfLife` days. Near repeats
 * fade in weeks; with a long half-life this is `priorDensity`. O(events · cells within reach).
 *
 * @throws StatisticsError `argument.out-of-range`, `points.too-few`
 * @see Bowers, K., Johnson, S. & Pease, K. (2004). Prospective hot-spotting: the future of crime mapping? British
 * Journal of Criminology 44. Mohler, G. et al. (2011). Self-exciting point process modeling of crime. Journal of the
 * American Statistical Association 106.
 */
export function decayingDensity(kernel: Kernel, bandwidth: number, halfLife: number): Forecaster {
  requirePositive(halfLife, 'The half-life in days');
  return ({ points, days }, train, test, area) => {
    const weights = Float64Array.from(days, (day) => 2 ** -((train.to - Math.floor(day)) / halfLife));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    // The decay says where, not how many: together they are as many as before.
    const perCell = ((area.grid.size / 1000) ** 2 * scale(train, test) * points.x.length) / total;
    return kernelDensity(points, area, kernel, bandwidth, weights).map((density) => density * perCell);
  };
}

function scale(train: Period, test: Period): number {
  requirePeriod(train, 'training');
  requirePeriod(test, 'test');
  return (test.to - test.from) / (train.to - train.from);
}

/** @throws StatisticsError `period.empty` */
export function requirePeriod({ from, to }: Period, which: string): void {
  if (!(to > from)) refuse('period.empty', `The ${which} period has no days: from ${from} up to ${to}.`);
}

/** The events of a period. O(events). */
export function eventsDuring({ points, days }: DatedPoints, { from, to }: Period): DatedPoints {
  const kept: number[] = [];
  for (let i = 0; i < days.length; i++) if (days[i]! >= from && days[i]! < to) kept.push(i);
  return {
    points: {
      x: Float64Array.from(kept, (i) => points.x[i]!),
      y: Float64Array.from(kept, (i) => points.y[i]!),
    },
    days: Float64Array.from(kept, (i) => days[i]!),
  };
}
