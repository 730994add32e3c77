import { refuse, requireSameLength, requireShare } from '../errors.ts';
import type { Area } from '../grids/area.ts';
import { countPoints } from '../grids/count-points.ts';
import { cellAt } from '../grids/grid.ts';
import { seededGenerator } from '../inference/generator.ts';
import type { Points } from '../projection/utm.ts';
import type { Interval } from '../rates/interval.ts';
import { type Accuracy, forecastAccuracy, sumOver } from './accuracy.ts';
import { highestCells } from './forecast-rank.ts';

/** Places of events in metres and their day numbers, one of each an event. */
export type DatedPoints = { readonly points: Points; readonly days: ArrayLike<number> };

export type AccuracyIntervals = { readonly pai: Interval; readonly pei: Interval; readonly rri: Interval };

/** What one day (or one fold’s day) brought: the unit that is drawn again. */
export type DayTally = {
  events: number;
  captured: number;
  /** In the cells that were best in hindsight, chosen on the days that happened and kept. */
  best: number;
};

export type Resampling = { seed: number; draws?: number; confidence?: number };

const DRAWS = 999;
const CONFIDENCE = 0.95;

/**
 * How well a forecast did, with intervals: the test period’s days are drawn again with replacement, so that victims of
 * one shooting stay together. The cells stay as they were, also those best in hindsight: choosing them anew in each
 * draw would make hindsight look better each time. The percentiles say what another such period might show under the
 * same forecast. O(events + draws · days).
 *
 * @throws StatisticsError as `forecastAccuracy`, `argument.out-of-range`
 * @see Efron, B. & Tibshirani, R. (1993). An Introduction to the Bootstrap, chapters 8 and 13.
 */
export function accuracyWithIntervals(
  scores: ArrayLike<number>,
  test: DatedPoints,
  area: Area,
  cells: number,
  resampling: Resampling,
): Accuracy & { readonly intervals: AccuracyIntervals } {
  requireSameLength(test.points.x, test.days, 'Places and days');
  const { counts } = countPoints(test.points, area);
  const found = forecastAccuracy(scores, counts, cells);
  const forecast = sumOver(highestCells(scores, counts, cells), scores);
  const days = dayTallies(scores, counts, test, area, cells);
  return { ...found, intervals: intervalsFrom(days, found.share, forecast, resampling) };
}

export function dayTallies(
  scores: ArrayLike<number>,
  counts: Uint32Array,
  { points, days }: DatedPoints,
  area: Area,
  cells: number,
): DayTally[] {
  const isChosen = marks(highestCells(scores, counts, cells), counts.length);
  const isBest = marks(highestCells(counts, counts, cells), counts.length);
  const byDay = new Map<number, DayTally>();
  for (let i = 0; i < points.x.length; i++) {
    const id = cellAt(area.grid, points.x[i]!, points.y[i]!);
    const position = id < 0 ? -1 : area.positionOf[id]!;
    if (position < 0) continue;
    const day = Math.floor(days[i]!);
    const tally = byDay.get(day) ?? { events: 0, captured: 0, best: 0 };
    tally.events++;
    tally.captured += isChosen[position]!;
    tally.best += isBest[position]!;
    byDay.set(day, tally);
  }
  return [...byDay].sort(([a], [b]) => a - b).map(([, tally]) => tally);
}

function marks(positions: Int32Array, length: number): Uint8Array {
  const marked = new Uint8Array(length);
  for (const i of positions) marked[i] = 1;
  return marked;
}

/** Days without events change nothing but the number of events, which no index depends on. */
export function intervalsFrom(
  days: readonly DayTally[],
  share: number,
  forecast: number,
  { seed, draws = DRAWS, confidence = CONFIDENCE }: Resampling,
): AccuracyIntervals {
  requireShare(confidence, 'The confidence');
  if (!Number.isInteger(draws) || draws < 99) {
    refuse('argument.out-of-range', `Draw at least 99 times; got ${draws}.`);
  }
  if (days.length < 2) refuse('points.too-few', 'One day of events is too little to say how sure this is.');
  const random = seededGenerator(seed);
  const indices = (tally: DayTally) => ({
    pai: tally.captured / tally.events / share,
    pei: tally.best > 0 ? tally.captured / tally.best : 0,
    rri: forecast / tally.captured,
  });
  const drawn = Array.from({ length: draws }, () => indices(drawDays(days, random)));
  const estimate = indices(totalOf(days));
  const interval = (name: 'pai' | 'pei' | 'rri'): Interval => {
    const sorted = Float64Array.from(drawn, (index) => index[name]).sort();
    const at = (level: number) => sorted[Math.round(level * (draws - 1))]!;
    const tail = (1 - confidence) / 2;
    return { estimate: estimate[name], low: at(tail), high: at(1 - tail), confidence };
  };
  return { pai: interval('pai'), pei: interval('pei'), rri: interval('rri') };
}

function drawDays(days: readonly DayTally[], random: () => number): DayTally {
  const sum = { events: 0, captured: 0, best: 0 };
  for (let k = 0; k < days.length; k++) addTo(sum, days[Math.floor(random() * days.length)]!);
  return sum;
}

export function totalOf(days: readonly DayTally[]): DayTally {
  const sum = { events: 0, captured: 0, best: 0 };
  for (const day of days) addTo(sum, day);
  return sum;
}

function addTo(sum: DayTally, { events, captured, best }: DayTally): void {
  sum.events += events;
  sum.captured += captured;
  sum.best += best;
}
