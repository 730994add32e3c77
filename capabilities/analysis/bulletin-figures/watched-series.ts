import { formatDay, parseDay } from '@psp/statistics';
import type { Episode, Period, WatchedSeries, Week } from '#capabilities/bulletins/contract.ts';
import type { Records } from '../methods/method.ts';
import { measureFalseAlarms } from './false-alarms.ts';
import { BASELINE_WEEKS, WATCH_LEVEL, type WeeklyBand, weeklyBand } from './weekly-band.ts';

const WEEKS_SHOWN = 26;
const DAYS = 7;

type Series = { key: string; label: string; has(record: number): boolean };

/** The declared series: the whole site and each of its districts, by week. */
export function watchedSeries(records: Records, week: Period, firstDay: string): WatchedSeries[] {
  const wholeWeeks = Math.floor((parseDay(week.to) - parseDay(firstDay) + 1) / DAYS);
  const assessed = Math.min(WEEKS_SHOWN, wholeWeeks - BASELINE_WEEKS);
  if (assessed < 1) return [];
  return declaredSeries(records).map((series) => watch(series, records, week, assessed));
}

function declaredSeries({ district, districts }: Records): Series[] {
  const known = districts.map((name, index) => ({
    key: `district:${name}`,
    label: `District ${name}`,
    has: (record: number) => district[record] === index,
  }));
  const inOrder = known.sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
  return [{ key: 'site', label: 'Whole site', has: () => true }, ...inOrder];
}

function watch({ key, label, has }: Series, records: Records, week: Period, assessed: number): WatchedSeries {
  const counts = weeklyCounts(records, has, parseDay(week.to), BASELINE_WEEKS + assessed);
  const bands = Array.from({ length: assessed }, (_, i) => weeklyBand(counts.slice(i, i + BASELINE_WEEKS)));
  const weeks = bands.map(({ low, high }, i) => ({
    from: formatDay(parseDay(week.from) - (assessed - 1 - i) * DAYS),
    count: counts[BASELINE_WEEKS + i]!,
    low,
    high,
  }));
  const lastYear = counts.slice(-BASELINE_WEEKS - 1, -1);
  const weeklyMean = lastYear.reduce((sum, one) => sum + one, 0) / lastYear.length;
  return {
    key,
    label,
    weeklyMean,
    level: WATCH_LEVEL,
    weeks,
    falseAlarms: measureFalseAlarms(weeklyMean),
    episode: episodeOf(weeks, bands.at(-1)!),
  };
}

/** Whole weeks that end with the bulletin’s, the oldest first. */
function weeklyCounts(
  { days }: Records,
  has: (record: number) => boolean,
  end: number,
  weeks: number,
): number[] {
  const counts = new Array<number>(weeks).fill(0);
  for (let i = 0; i < days.length; i++) {
    const back = Math.floor((end - days[i]!) / DAYS);
    if (back >= 0 && back < weeks && has(i)) counts[weeks - 1 - back]! += 1;
  }
  return counts;
}

/** The run of weeks outside the band on one side that reaches the bulletin’s week. */
function episodeOf(weeks: readonly Week[], { expected }: WeeklyBand): Episode | null {
  const last = weeks.at(-1)!;
  const direction = sideOf(last);
  if (direction === null) return null;
  let first = weeks.length - 1;
  while (first > 0 && sideOf(weeks[first - 1]!) === direction) first--;
  const { from: lastWeek, count, low, high } = last;
  return { direction, firstWeek: weeks[first]!.from, lastWeek, count, low, high, expected };
}

function sideOf({ count, low, high }: Week): Episode['direction'] | null {
  if (count < low) return 'below';
  return count > high ? 'above' : null;
}
