import { clopperPearson } from '@psp/statistics';
import type { Interval } from '#capabilities/forecasts/contract.ts';

/** Fixed, so that nobody can try seeds until an interval pleases. */
export const SEED = 1;
export const DRAWS = 499;
const Z95 = 1.959963984540054;

export const unknown: Interval = { estimate: null, low: null, high: null };

/** What is infinite (nothing was caught) has no number. */
export function finite({ estimate, low, high }: { estimate: number; low: number; high: number }): Interval {
  const told = (value: number) => (Number.isFinite(value) ? value : null);
  return { estimate: told(estimate), low: told(low), high: told(high) };
}

export function times({ estimate, low, high }: Interval, factor: number): Interval {
  const by = (value: number | null) => (value === null ? null : value * factor);
  return { estimate: by(estimate), low: by(low), high: by(high) };
}

/** A share of incidents with its exact interval; nothing is known of none. */
export function shareOf(caught: number, events: number): Interval {
  return events === 0 ? unknown : finite(clopperPearson(caught, events));
}

/** Ratio of two odds a/b and c/d, a half added to each so that nothing divides by zero (Haldane–Anscombe). */
export function oddsRatio(a: number, b: number, c: number, d: number): Interval {
  if (a + b === 0 || c + d === 0) return unknown;
  const [w, x, y, z] = [a, b, c, d].map((count) => count + 0.5) as [number, number, number, number];
  return around(Math.log((w * z) / (x * y)), Math.sqrt(1 / w + 1 / x + 1 / y + 1 / z));
}

/** Ratio of two shares, with a half added to what was caught (Katz). */
export function shareRatio(caught: number, of: number, otherCaught: number, otherOf: number): Interval {
  if (of === 0 || otherOf === 0) return unknown;
  const [a, n, b, m] = [caught + 0.5, of + 0.5, otherCaught + 0.5, otherOf + 0.5];
  return around(Math.log(a / n / (b / m)), Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m));
}

function around(log: number, error: number): Interval {
  return { estimate: Math.exp(log), low: Math.exp(log - Z95 * error), high: Math.exp(log + Z95 * error) };
}
