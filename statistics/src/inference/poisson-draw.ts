import { requirePositive } from '../errors.ts';
import { logGamma } from '../numbers/gamma.ts';
import type { Generator } from './generator.ts';

/** Beyond this many standard deviations (and a few more for small means) nothing is left to draw. */
const REACH = 9;

/**
 * A way to draw Poisson counts of one mean, one uniform number a draw: the table of the distribution is made once
 * and a guide says where in it to begin. O(√mean) to make, O(1) a draw.
 *
 * @throws StatisticsError `argument.out-of-range`
 * @see Chen, H.-C. & Asau, Y. (1974). On generating random variates from an empirical distribution. AIIE
 * Transactions 6.
 */
export function poissonDraw(mean: number, random: Generator): () => number {
  if (mean === 0) return () => 0;
  requirePositive(mean, 'A Poisson mean');
  const first = Math.max(0, Math.floor(mean - REACH * (Math.sqrt(mean) + 1)));
  const upTo = cumulative(mean, first, Math.ceil(mean + REACH * (Math.sqrt(mean) + 2)));
  const guide = Uint32Array.from(upTo, (_, i) => upTo.findIndex((chance) => chance >= i / upTo.length));
  return () => {
    const u = random();
    let i = guide[Math.floor(u * guide.length)]!;
    while (upTo[i]! < u) i++;
    return first + i;
  };
}

/** Chances of at most `first`, `first` + 1 … `last`; the last is made exactly one, so that every draw ends. */
function cumulative(mean: number, first: number, last: number): Float64Array {
  const upTo = new Float64Array(last - first + 1);
  let sum = 0;
  for (let i = 0; i < upTo.length; i++) {
    const count = first + i;
    sum += Math.exp(count * Math.log(mean) - mean - logGamma(count + 1));
    upTo[i] = Math.min(1, sum);
  }
  upTo[upTo.length - 1] = 1;
  return upTo;
}
