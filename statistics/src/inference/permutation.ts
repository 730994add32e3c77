import { refuse } from '../errors.ts';
import type { Generator } from './generator.ts';

/** Runs `from` up to but not including `to` of a Monte Carlo test: what one worker does. */
export type Runs = { readonly from: number; readonly to: number };

/**
 * Shuffles in place so that every order is equally likely. O(n).
 *
 * @see Fisher, R. A. & Yates, F. (1938). Statistical Tables; Durstenfeld, R. (1964). Algorithm 235, CACM 7.
 */
export function shuffle(values: Int32Array | Float64Array, random: Generator): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}

/**
 * The p-value of a Monte Carlo test: `atLeast` of `runs` random orders reached what was observed, and the observed
 * order counts as one of them, so that p is never zero.
 *
 * @see Dwass, M. (1957). Modified randomization tests for nonparametric hypotheses. Annals of Mathematical
 * Statistics 28.
 * @example monteCarloP(0, 999) // 0.001
 */
export function monteCarloP(atLeast: number, runs: number): number {
  return (atLeast + 1) / (runs + 1);
}

/**
 * Splits `total` runs into `parts` of nearly equal length, in order. Each run draws from a stream of its own
 * (`seededGenerator(seed, run)`), so the answer does not depend on how the runs were split.
 *
 * @example sliceRuns(999, 2) // [{ from: 0, to: 500 }, { from: 500, to: 999 }]
 */
export function sliceRuns(total: number, parts: number): Runs[] {
  const ends = Array.from({ length: parts + 1 }, (_, part) => Math.ceil((total * part) / parts));
  return ends.slice(1).map((to, part) => ({ from: ends[part]!, to }));
}

/** @throws StatisticsError `argument.out-of-range` */
export function requireRuns(runs: number, what: string): void {
  if (!Number.isInteger(runs) || runs < 1 || runs > 2 ** 32) {
    refuse('argument.out-of-range', `${what} must be a whole number, one or more; got ${runs}.`);
  }
}
