/** Bounds of a probability; null where it is 0 or 1 and the data leave no width to speak of. */
export type Bounds = { readonly low: number | null; readonly high: number | null };

/**
 * Interval of a probability on the scale log(−log p), which keeps inside 0 and 1 and is sound for few events. At 0
 * and 1 there is none (R’s `survfit(conf.type = "log-log")` says NA). O(1).
 *
 * @param se standard error of p itself
 * @param width how many standard errors the interval reaches on either side
 * @see Kalbfleisch, J. D. & Prentice, R. L. (1980). The Statistical Analysis of Failure Time Data, section 1.3.
 */
export function logLogInterval(p: number, se: number, width: number): Bounds {
  if (!(p > 0 && p < 1)) return { low: null, high: null };
  const logP = Math.log(p);
  const reach = (width * se) / (p * Math.abs(logP));
  return { low: Math.exp(logP * Math.exp(reach)), high: Math.exp(logP * Math.exp(-reach)) };
}
