import { refuse, requireCount, requirePositive } from '../errors.ts';
import { gammaQ, logGamma } from '../numbers/gamma.ts';

/**
 * Naus scan statistic: how likely is it that some moving window holds `count` events or more, anywhere in a time
 * `periods` windows long, when `mean` are expected in each? It answers “is this run of events unusual?” without
 * forgetting that one would have noticed it anywhere. Approximation. O(count).
 *
 * The chance of none in L windows is carried on from two and three windows: Q₂ (Q₃ / Q₂)^(L − 2). `window` is the
 * 2 of that exponent, kept open because R’s ptools calls it so and gives it to its users; leave it at 2.
 *
 * @throws StatisticsError `argument.out-of-range`, `counts.not-whole`
 * @see Naus, J. I. (1982). Approximations for distributions of scan statistics. Journal of the American
 * Statistical Association 77. Aberdein, J. & Spiegelhalter, D. (2013). Significance 10(6).
 * @example naus({ periods: 208, window: 2, mean: 0.6, count: 6 }) // 0.0390223755
 */
export function naus(scan: { periods: number; window?: number; mean: number; count: number }): number {
  const { periods, window = 2, mean, count: n } = scan;
  requirePositive(mean, 'The mean');
  requirePositive(window, 'The window');
  requireCount(n, 'The count');
  if (n < 2)
    refuse('argument.out-of-range', `A window with ${n} events is no cluster: give a count of two or more.`);
  if (!(periods > window)) {
    refuse('argument.out-of-range', `The time must be longer than ${window} windows; got ${periods}.`);
  }
  const none2 = noneInTwoWindows(n, mean);
  const none3 = noneInThreeWindows(n, mean);
  return 1 - none2 * (none3 / none2) ** (periods - window);
}

function noneInTwoWindows(n: number, m: number): number {
  const p = (k: number) => poisson(k, m);
  const F = (k: number) => poissonAtMost(k, m);
  return F(n - 1) ** 2 - (n - 1) * p(n) * p(n - 2) - (n - 1 - m) * p(n) * F(n - 3);
}

/**
 * Naus (1982), section 3: the four corrections keep their names A1 … A4. He sums A4 up to n − 1; ptools, whose
 * figures this reproduces, stops at n − 2. That moves the example in its fifth digit (0.0390231 by the paper).
 */
function noneInThreeWindows(n: number, m: number): number {
  const p = (k: number) => poisson(k, m);
  const F = (k: number) => poissonAtMost(k, m);
  const a1 = 2 * p(n) * F(n - 1) * ((n - 1) * F(n - 2) - m * F(n - 3));
  const a2 = 0.5 * p(n) ** 2 * ((n - 1) * (n - 2) * F(n - 3) - 2 * (n - 2) * m * F(n - 4) + m * m * F(n - 5));
  let a3 = 0;
  for (let r = 1; r < n; r++) a3 += p(2 * n - r) * F(r - 1) ** 2;
  let a4 = 0;
  for (let r = 2; r < n - 1; r++) a4 += p(2 * n - r) * p(r) * ((r - 1) * F(r - 2) - m * F(r - 3));
  return F(n - 1) ** 3 - a1 + a2 + a3 - a4;
}

function poisson(k: number, mean: number): number {
  return k < 0 ? 0 : Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
}

function poissonAtMost(k: number, mean: number): number {
  return k < 0 ? 0 : gammaQ(k + 1, mean);
}
