import { refuse, requireCount, requirePositive, requireSameLength, requireShare } from '../errors.ts';
import { gammaP } from '../numbers/gamma.ts';
import { solveIncreasing } from '../numbers/solve-increasing.ts';
import { garwood } from './garwood.ts';
import type { Interval } from './interval.ts';

/** Events and the exposure (residents, person-years, households) in each stratum of one area. */
export type Strata = { readonly events: ArrayLike<number>; readonly exposure: ArrayLike<number> };

export type DirectlyStandardised = Interval & {
  /** All events over all exposure, before standardising. */
  readonly crude: number;
  readonly variance: number;
};

export type IndirectlyStandardised = {
  readonly observed: number;
  /** Had the area the standard’s rates. */
  readonly expected: number;
  /** Observed over expected (the standardised ratio), with its exact interval. */
  readonly ratio: Interval;
  /** The ratio times the standard’s crude rate. */
  readonly rate: Interval;
};

/**
 * Directly standardised rate: what the area’s rate would be with the standard’s make-up. The interval is the gamma
 * one, which holds for few events where the normal one does not. Strata make areas of different make-up comparable;
 * they predict nothing about anyone. O(strata).
 *
 * @param standard the standard’s exposure in each stratum; its scale does not matter
 * @throws StatisticsError `shape.mismatch`, `counts.not-whole`, `argument.out-of-range`, `points.too-few`
 * @see Fay, M. P. & Feuer, E. J. (1997). Confidence intervals for directly standardized rates. Statistics in
 * Medicine 16.
 * @example directlyStandardisedRate({ events: [10, 20], exposure: [1000, 4000] }, [1, 1]) // 0.0075
 * // (0.0045812–0.0117770)
 */
export function directlyStandardisedRate(
  area: Strata,
  standard: ArrayLike<number>,
  confidence = 0.95,
): DirectlyStandardised {
  requireStrata(area, standard);
  requireShare(confidence, 'The confidence');
  const total = sum(standard);
  let estimate = 0;
  let variance = 0;
  let largest = 0;
  for (let s = 0; s < standard.length; s++) {
    const weight = standard[s]! / total / area.exposure[s]!;
    estimate += weight * area.events[s]!;
    variance += weight * weight * area.events[s]!;
    largest = Math.max(largest, weight);
  }
  const tail = (1 - confidence) / 2;
  return {
    ...{ estimate, variance, confidence, crude: sum(area.events) / sum(area.exposure) },
    low: estimate > 0 ? gammaQuantile(tail, estimate, variance) : 0,
    high: gammaQuantile(1 - tail, estimate + largest, variance + largest * largest),
  };
}

/**
 * Indirectly standardised rate: observed events over those the area would have at the standard’s rates, for areas
 * too small for rates of their own in each stratum. Two such ratios compare with the standard, not with each other.
 * O(strata).
 *
 * @param standard events and exposure of the standard in each stratum
 * @throws StatisticsError `shape.mismatch`, `counts.not-whole`, `argument.out-of-range`, `points.too-few`
 * @see Breslow, N. E. & Day, N. E. (1987). Statistical Methods in Cancer Research II, section 2.3. Exact interval:
 * Garwood, F. (1936). Biometrika 28.
 * @example indirectlyStandardisedRate({ events: [4, 6], exposure: [100, 100] }, { events: [30, 20], exposure: [1000,
 * 1000] }).ratio // 2 (0.9590777–3.6780712)
 */
export function indirectlyStandardisedRate(
  area: Strata,
  standard: Strata,
  confidence = 0.95,
): IndirectlyStandardised {
  requireStrata(area, standard.exposure);
  requireStrata(standard, area.exposure);
  const observed = sum(area.events);
  const expected = Array.from(area.exposure).reduce(
    (total, exposure, s) => total + (exposure * standard.events[s]!) / standard.exposure[s]!,
    0,
  );
  if (expected === 0) refuse('points.too-few', 'The standard has no event: no number can be expected.');
  const crude = sum(standard.events) / sum(standard.exposure);
  return {
    ...{ observed, expected },
    ratio: garwood(observed, expected, confidence),
    rate: garwood(observed, expected / crude, confidence),
  };
}

/** Quantile of the gamma distribution with this mean and variance. */
function gammaQuantile(p: number, mean: number, variance: number): number {
  const shape = (mean * mean) / variance;
  return (solveIncreasing((x) => gammaP(shape, x), p, 0, 2 * shape + 4) * variance) / mean;
}

function requireStrata({ events, exposure }: Strata, standard: ArrayLike<number>): void {
  requireSameLength(events, exposure, 'Events and exposure');
  requireSameLength(events, standard, 'The area’s strata and the standard’s');
  if (events.length === 0) refuse('points.too-few', 'There is no stratum.');
  for (let s = 0; s < events.length; s++) {
    requireCount(events[s]!, `Events of stratum ${s + 1}`);
    requirePositive(exposure[s]!, `Exposure of stratum ${s + 1}`);
    requirePositive(standard[s]!, `The standard’s stratum ${s + 1}`);
  }
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}
