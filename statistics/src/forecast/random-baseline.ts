import { refuse } from '../errors.ts';
import { seededGenerator } from '../inference/generator.ts';
import type { Interval } from '../rates/interval.ts';
import { forecastAccuracy } from './accuracy.ts';

/**
 * What cells chosen blindly would have caught: the baseline that every forecast must leave behind. The mean PAI over
 * `draws` random choices of `cells` (about 1) and the range that 95 % of them keep to. O(draws · cells + places).
 *
 * @throws StatisticsError `period.empty`, `argument.out-of-range`, `counts.not-whole`
 */
export function randomBaseline(
  observed: ArrayLike<number>,
  cells: number,
  { seed, draws = 999 }: { seed: number; draws?: number },
): Interval {
  if (!Number.isInteger(draws) || draws < 99) {
    refuse('argument.out-of-range', `Draw at least 99 times; got ${draws}.`);
  }
  const { events, share } = forecastAccuracy(observed, observed, cells);
  const random = seededGenerator(seed);
  const order = Int32Array.from(observed, (_, i) => i);
  const found = new Float64Array(draws).map(() => {
    let captured = 0;
    // The first steps of a shuffle; what earlier draws left in `order` is as good a start as any.
    for (let k = 0; k < cells; k++) {
      const other = k + Math.floor(random() * (order.length - k));
      [order[k], order[other]] = [order[other]!, order[k]!];
      captured += observed[order[k]!]!;
    }
    return captured / events / share;
  });
  const estimate = found.reduce((sum, value) => sum + value, 0) / draws;
  const sorted = found.sort();
  const at = (level: number) => sorted[Math.round(level * (draws - 1))]!;
  return { estimate, low: at(0.025), high: at(0.975), confidence: 0.95 };
}
