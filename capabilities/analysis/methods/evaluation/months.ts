import { civilDate, formatDay, monthlyCounts, monthNumber, parseDay, refuse } from '@psp/statistics';
import type { Period } from '../../contract.ts';
import type { Records } from '../method.ts';

/** Whole months of a period, first and last included; a month cut short would read as a fall. */
export function wholeMonths({ from, to }: Period, dataDate: string | null): { first: number; last: number } {
  const start = parseDay(from);
  const end = Math.min(parseDay(to), dataDate === null ? Infinity : parseDay(dataDate));
  const first = civilDate(start).day === 1 ? monthNumber(start) : monthNumber(start) + 1;
  const last = civilDate(end + 1).day === 1 ? monthNumber(end) : monthNumber(end) - 1;
  if (last <= first)
    refuse('period.empty', `There are no two whole months from ${from} to ${formatDay(end)}.`);
  return { first, last };
}

export function countsByMonth(
  { days }: Records,
  { first, last }: { first: number; last: number },
  keeps: (i: number) => boolean = () => true,
): Uint32Array {
  return monthlyCounts(
    days.filter((_, i) => keeps(i)),
    first,
    last,
  );
}

/** “2024-05” as a month number. */
export function monthOf(text: string): number {
  return monthNumber(parseDay(`${text}-01`));
}
