import { refuse, requirePositive } from '../errors.ts';
import type { Area } from '../grids/area.ts';
import type { Points } from '../projection/utm.ts';
import { type Kernel, kernelDensity } from './kernel-density.ts';

export type DualDensity = {
  /** Events ÷ population at risk, NaN where too few are at risk. */
  readonly ratio: Float64Array;
  /** Events per km² above what the population alone would bring at the area’s mean rate. */
  readonly excess: Float64Array;
  /** Cells without a ratio. */
  readonly thin: number;
};

/**
 * Dual kernel density: events against those at risk of them (homes, vehicles, people by block), both smoothed alike.
 * A crowd of events may only be a crowd of people. Where the density at risk is below `leastAtRisk` (per km²) a ratio
 * would be noise and is refused: NaN, never zero. O(points · cells within reach).
 *
 * @param atRisk places of those at risk; `weights` how many stand at each, one unless said
 * @returns in the order of `area.cells`
 * @throws StatisticsError of `kernelDensity`, `points.too-few` where every cell is too thin
 * @see Bithell, J. (1990). An application of density estimation to geographical epidemiology. Statistics in Medicine 9.
 * Kelsall, J. & Diggle, P. (1995). Kernel estimation of relative risk. Bernoulli 1.
 */
export function dualDensity(
  events: Points,
  atRisk: { readonly points: Points; readonly weights?: Float64Array },
  area: Area,
  { kernel, bandwidth, leastAtRisk }: { kernel: Kernel; bandwidth: number; leastAtRisk: number },
): DualDensity {
  requirePositive(leastAtRisk, 'The least density at risk');
  const above = kernelDensity(events, area, kernel, bandwidth);
  const below = kernelDensity(atRisk.points, area, kernel, bandwidth, atRisk.weights);
  const rate = sum(above) / sum(below);
  const ratio = above.map((value, i) => (below[i]! < leastAtRisk ? Number.NaN : value / below[i]!));
  const thin = ratio.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  if (thin === ratio.length) {
    refuse(
      'points.too-few',
      `Nowhere are as many as ${leastAtRisk} per km² at risk: no ratio has a meaning.`,
    );
  }
  return { ratio, excess: above.map((value, i) => value - rate * below[i]!), thin };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
