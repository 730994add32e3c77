import { refuse } from '../errors.ts';
import { monthNumber } from './calendar.ts';
import { type ExpectedCount, expectedCount } from './expected-count.ts';

export type Month = {
  /** Months since January of year 0; `formatMonth` prints it. */
  readonly month: number;
  readonly count: number;
  /** From the same month of earlier years; null while fewer than `EARLIEST_YEARS` of them are in the series. */
  readonly band: ExpectedCount | null;
};

const EARLIEST_YEARS = 3;
const YEARS_LOOKED_BACK = 5;

/**
 * Counts by calendar month, every month between the two included, empty ones as zero. O(events + months).
 *
 * @param days day number of each event; those outside the months are left out
 * @param first,last month numbers, both included
 * @throws StatisticsError `period.empty`
 */
export function monthlyCounts(days: ArrayLike<number>, first: number, last: number): Uint32Array {
  if (!(first <= last)) refuse('period.empty', `The last month (${last}) lies before the first (${first}).`);
  const counts = new Uint32Array(last - first + 1);
  for (let i = 0; i < days.length; i++) {
    const month = monthNumber(days[i]!);
    if (month >= first && month <= last) counts[month - first]! += 1;
  }
  return counts;
}

/**
 * Monthly series with expected band: each month against the same month of up to five earlier years, so that
 * summers are compared with summers. O(months · years).
 *
 * @throws StatisticsError of `expectedCount`
 */
export function monthlySeries(counts: ArrayLike<number>, first: number, confidence = 0.95): Month[] {
  return Array.from(counts, (count, i) => {
    const earlier: number[] = [];
    for (let back = 12; back <= YEARS_LOOKED_BACK * 12 && back <= i; back += 12)
      earlier.push(counts[i - back]!);
    const band = earlier.length >= EARLIEST_YEARS ? expectedCount(earlier, confidence) : null;
    return { month: first + i, count, band };
  });
}
