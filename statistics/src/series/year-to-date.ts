import { refuse } from '../errors.ts';
import { civilDate, dayNumber, sameDayOfYear } from './calendar.ts';
import { type ExpectedCount, expectedCount } from './expected-count.ts';
import { poissonZ } from './poisson-z.ts';

export type YearToDate = {
  readonly year: number;
  readonly through: number;
  readonly count: number;
  /** The same days of earlier years, latest first. */
  readonly earlier: readonly { readonly year: number; readonly count: number }[];
  readonly band: ExpectedCount;
  readonly position: 'below' | 'within' | 'above';
  /** Against the same days of last year. */
  readonly lastYear: {
    readonly count: number;
    readonly z: number;
    readonly p: number;
    readonly notable: boolean;
  };
};

/**
 * Year to date: events from 1 January through a day, against the same days of earlier years and the band they
 * lead one to expect. O(events).
 *
 * @param days day number of each event, in any order
 * @param through last day counted, as day number
 * @param years how many earlier years (five unless said); the data must cover them
 * @throws StatisticsError `argument.out-of-range`, those of `expectedCount`
 */
export function yearToDate(
  days: ArrayLike<number>,
  through: number,
  years = 5,
  confidence = 0.95,
): YearToDate {
  if (!Number.isInteger(years) || years < 1) {
    refuse('argument.out-of-range', `At least one earlier year is needed; got ${years}.`);
  }
  const { year } = civilDate(through);
  const starts = Array.from({ length: years + 1 }, (_, back) =>
    dayNumber({ year: year - back, month: 1, day: 1 }),
  );
  const ends = starts.map((_, back) => sameDayOfYear(through, year - back));
  const counts = countWithin(days, starts, ends);
  const count = counts[0]!;
  const earlier = counts.slice(1);
  const band = expectedCount(earlier, confidence);
  return {
    year,
    through,
    count,
    earlier: earlier.map((earlierCount, i) => ({ year: year - 1 - i, count: earlierCount })),
    band,
    position: count < band.low ? 'below' : count > band.high ? 'above' : 'within',
    lastYear: { count: earlier[0]!, ...poissonZ(earlier[0]!, count) },
  };
}

function countWithin(days: ArrayLike<number>, starts: readonly number[], ends: readonly number[]): number[] {
  const counts = starts.map(() => 0);
  for (let i = 0; i < days.length; i++) {
    // Years run backwards and do not overlap: the first that began by then is the only candidate.
    const back = starts.findIndex((start) => days[i]! >= start);
    if (back >= 0 && days[i]! <= ends[back]!) counts[back]! += 1;
  }
  return counts;
}
