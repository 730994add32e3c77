import type { DateOrder } from '../contract.ts';

export type DateOrderFound =
  | { order: DateOrder; because: string }
  | { order: undefined; because: 'ambiguous' | 'mixed' | 'no-dates'; example: string };

const leadingNumbers = /^(\d{1,4})[-/.](\d{1,2})[-/.]\d{2,4}/;

/**
 * Finds the order of a column's dates. One value above 12 settles it: "25/12/2024" can only be day first. When
 * no value does, nothing is guessed: a person has to say, for a wrong guess moves every incident silently.
 */
export function findDateOrder(values: Iterable<string>): DateOrderFound {
  let monthFirst = '';
  let dayFirst = '';
  let undecided = '';
  let yearFirst = '';
  for (const value of values) {
    const match = leadingNumbers.exec(value.trim());
    if (!match || match[1]!.length === 4) {
      if (match || /^\d{8}|[a-z]{3}/i.test(value)) yearFirst ||= value;
    } else if (+match[1]! > 12) dayFirst ||= value;
    else if (+match[2]! > 12) monthFirst ||= value;
    else undecided ||= value;
  }
  if (monthFirst && dayFirst)
    return { order: undefined, because: 'mixed', example: `${monthFirst} and ${dayFirst}` };
  if (dayFirst) return { order: 'day-first', because: dayFirst };
  if (monthFirst) return { order: 'month-first', because: monthFirst };
  if (undecided) return { order: undefined, because: 'ambiguous', example: undecided };
  if (yearFirst) return { order: 'year-first', because: yearFirst };
  return { order: undefined, because: 'no-dates', example: '' };
}
