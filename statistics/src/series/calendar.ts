import { refuse } from '../errors.ts';

/**
 * Calendar arithmetic on day numbers (days since 1970-01-01 in the site’s own calendar) without clocks or zones:
 * a shooting at 23:50 belongs to the day people there call it.
 */
export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** @see Hinnant, H. (2013). chrono-compatible low-level date algorithms. */
export function dayNumber({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function civilDate(days: number): CivilDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** The same month and day of another year; 29 February becomes 28 February where there is none. */
export function sameDayOfYear(days: number, year: number): number {
  const { month, day } = civilDate(days);
  const lastOfMonth =
    dayNumber(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) - 1;
  return Math.min(dayNumber({ year, month, day }), lastOfMonth);
}

/** Months since January of year 0: a whole number that can be counted with. */
export function monthNumber(days: number): number {
  const { year, month } = civilDate(days);
  return year * 12 + month - 1;
}

/** `2026-03-09` to its day number. @throws StatisticsError `argument.out-of-range` */
export function parseDay(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = { year: Number(match?.[1]), month: Number(match?.[2]), day: Number(match?.[3]) };
  const days = match ? dayNumber(date) : Number.NaN;
  if (!match || formatDay(days) !== text)
    refuse('argument.out-of-range', `“${text}” is no date of the form 2026-03-09.`);
  return days;
}

export function formatDay(days: number): string {
  const { year, month, day } = civilDate(days);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Month number to `2026-03`. */
export function formatMonth(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
