import {
  civilDate,
  type ExpectedCount,
  expectedCount,
  formatDay,
  garwood,
  parseDay,
  yearToDate,
} from '@psp/statistics';
import type { Band, Period, Position, RecentCount, YearToDate } from '#capabilities/bulletins/contract.ts';
import type { Records } from '../methods/method.ts';
import { countBetween } from './input.ts';

const WINDOWS = [7, 28];
const A_YEAR = 364;
const FEWEST_PERIODS = 6;
const YEARS_LOOKED_BACK = 5;
const LEVEL = 0.95;

export type Counts = { events: Records; victims: Records; week: Period; firstDay: string };

/**
 * The last 7 and 28 days, each against the periods of the same length in the year before: near enough to follow
 * the level, long enough to hold every season.
 */
export function recentCounts(counts: Counts): RecentCount[] {
  return WINDOWS.map((days) => {
    const last = parseDay(counts.week.to);
    const first = last - days + 1;
    const counted = countedIn(counts, first, last);
    const earlier = periodsBefore(counts, days);
    const band = earlier.length > 0 ? bandOf(expectedCount(earlier, LEVEL), earlier.length) : null;
    return {
      days,
      period: { from: formatDay(first), to: counts.week.to },
      ...counted,
      band,
      position: band && positionOf(counted.count, band),
    };
  });
}

/** One after another back through the year before, as far as the data reach. */
function periodsBefore({ events, week, firstDay }: Counts, days: number): number[] {
  const end = parseDay(week.to) - days;
  const covered = Math.floor((end - parseDay(firstDay) + 1) / days);
  const periods = Math.min(Math.floor(A_YEAR / days), covered);
  if (periods < FEWEST_PERIODS) return [];
  return Array.from({ length: periods }, (_, back) =>
    countBetween(events.days, end - (back + 1) * days + 1, end - back * days),
  );
}

/** From January 1 against the same days of earlier years; nothing while the data cover no earlier year. */
export function countedToDate(counts: Counts): YearToDate | null {
  const through = parseDay(counts.week.to);
  const { year } = civilDate(through);
  const firstWhole = firstWholeYear(counts.firstDay);
  const years = Math.min(YEARS_LOOKED_BACK, year - firstWhole);
  if (years < 1) return null;
  const found = yearToDate(counts.events.days, through, years, LEVEL);
  const from = `${year}-01-01`;
  return {
    year,
    period: { from, to: counts.week.to },
    ...countedIn(counts, parseDay(from), through),
    earlier: [...found.earlier],
    band: bandOf(found.band, years),
    position: found.position,
    lastYear: {
      count: found.lastYear.count,
      z: found.lastYear.z,
      notable: found.lastYear.notable,
    },
  };
}

function firstWholeYear(firstDay: string): number {
  const year = Number(firstDay.slice(0, 4));
  return firstDay.endsWith('-01-01') ? year : year + 1;
}

function countedIn({ events, victims }: Counts, first: number, last: number) {
  const count = countBetween(events.days, first, last);
  const { low, high } = garwood(count, 1, LEVEL);
  return { count, low, high, victims: countBetween(victims.days, first, last) };
}

function bandOf({ expected, low, high, confidence, model }: ExpectedCount, periods: number): Band {
  return { expected, low, high, level: confidence, periods, overdispersed: model === 'overdispersed' };
}

function positionOf(count: number, { low, high }: Band): Position {
  if (count < low) return 'below';
  return count > high ? 'above' : 'within';
}
