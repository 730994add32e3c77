import { refuse } from '../errors.ts';
import type { Generator } from './generator.ts';

/**
 * A way to draw positions with chances in proportion to `weights`, one uniform number a draw: each position keeps a
 * share of its own slot and lends the rest to another. O(n) to make, O(1) a draw.
 *
 * @throws StatisticsError `argument.out-of-range`
 * @see Walker, A. J. (1977). An efficient method for generating discrete random variables. ACM Transactions on
 * Mathematical Software 3; made in one pass as Vose, M. D. (1991), IEEE Transactions on Software Engineering 17.
 */
export function weightedDraw(weights: Float64Array): (random: Generator) => number {
  const n = weights.length;
  const total = totalOf(weights);
  const kept = weights.map((weight) => (weight / total) * n);
  const lender = Uint32Array.from(weights.keys());
  const small = Array.from(kept.keys()).filter((i) => kept[i]! < 1);
  const large = Array.from(kept.keys()).filter((i) => kept[i]! >= 1);
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop()!;
    const rich = large.at(-1)!;
    lender[poor] = rich;
    kept[rich]! -= 1 - kept[poor]!;
    if (kept[rich]! < 1) small.push(large.pop()!);
  }
  // What is left lacks only its rounding.
  for (const i of [...small, ...large]) kept[i] = 1;
  return (random) => {
    const u = random() * n;
    const slot = Math.floor(u);
    return u - slot < kept[slot]! ? slot : lender[slot]!;
  };
}

function totalOf(weights: Float64Array): number {
  let total = 0;
  for (const weight of weights) {
    if (!(weight >= 0)) refuse('argument.out-of-range', `A weight must be zero or more; got ${weight}.`);
    total += weight;
  }
  if (!(total > 0 && Number.isFinite(total))) {
    refuse('argument.out-of-range', 'Weights must add up to more than zero.');
  }
  return total;
}
