import { refuse } from '../errors.ts';
import { formatMonth, monthNumber } from './calendar.ts';

/**
 * Refuses months that the data can’t speak for: before the month of the first event or after that of the last. A
 * month without events between the two is a zero; one outside may only not have been reported. O(events).
 *
 * @param days day number of each event, in any order
 * @param first,last month numbers, both included
 * @throws StatisticsError `points.too-few`, `months.incomplete`
 */
export function requireMonthsCovered(days: ArrayLike<number>, first: number, last: number): void {
  if (days.length === 0) refuse('points.too-few', 'There is no dated event.');
  let earliest = days[0]!;
  let latest = days[0]!;
  for (let i = 1; i < days.length; i++) {
    earliest = Math.min(earliest, days[i]!);
    latest = Math.max(latest, days[i]!);
  }
  const begins = monthNumber(earliest);
  const ends = monthNumber(latest);
  if (first < begins) refuse('months.incomplete', `The data begin in ${formatMonth(begins)}, not before.`);
  if (last > ends) refuse('months.incomplete', `The data end in ${formatMonth(ends)}.`);
}
