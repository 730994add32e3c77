import { expectedCount } from '@psp/statistics';

/** Weeks that make the band of the next: a year, so that every season has its share in it. */
export const BASELINE_WEEKS = 52;
/** Two-sided: chance alone leaves the band in about one week of 100, in fewer where counts are small. */
export const WATCH_LEVEL = 0.99;

export type WeeklyBand = { expected: number; low: number; high: number };
export type Side = 'below' | 'within' | 'above';

export function weeklyBand(baseline: readonly number[]): WeeklyBand {
  const { expected, low, high } = expectedCount(baseline, WATCH_LEVEL);
  return { expected, low, high };
}

/** On which side of the band of the 52 weeks before it each week lies, from the first that has them. */
export function sidesOf(counts: readonly number[]): Side[] {
  const side = sideFinder();
  return counts.slice(BASELINE_WEEKS).map((count, i) => side(counts.slice(i, i + BASELINE_WEEKS), count));
}

/**
 * The same answer as asking `weeklyBand` each week, many times faster: the band is never narrower than that of
 * chance alone, which depends on the sum of the baseline only, and hardly any week lies outside even that.
 */
export function sideFinder(): (baseline: readonly number[], count: number) => Side {
  const chanceAlone = new Map<number, WeeklyBand>();
  return (baseline, count) => {
    const sum = baseline.reduce((total, one) => total + one, 0);
    let narrow = chanceAlone.get(sum);
    if (!narrow) {
      narrow = weeklyBand(spreadEvenly(sum, baseline.length));
      chanceAlone.set(sum, narrow);
    }
    if (count >= narrow.low && count <= narrow.high) return 'within';
    const { low, high } = weeklyBand(baseline);
    if (count < low) return 'below';
    return count > high ? 'above' : 'within';
  };
}

/** Counts of the same sum that vary less than chance would: their band is that of chance alone. */
function spreadEvenly(sum: number, weeks: number): number[] {
  const least = Math.floor(sum / weeks);
  return Array.from({ length: weeks }, (_, i) => (i < sum - least * weeks ? least + 1 : least));
}
