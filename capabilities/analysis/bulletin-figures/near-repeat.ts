import { cellAt, formatDay, type Grid, knox, parseDay } from '@psp/statistics';
import type { NearRepeat, Period } from '#capabilities/bulletins/contract.ts';
import type { FrozenRule } from '../contract.ts';
import type { Records, SiteGeography } from '../methods/method.ts';
import { siteGrid } from '../methods/site-grid.ts';
import { CELL_SIZE } from './place-changes.ts';

const DAYS_LOOKED_BACK = 364;
const SPACE = [0, 125, 250, 500];
const TIME = [0, 7, 14, 28];
const PERMUTATIONS = 499;
/** Fixed, so that nobody can try seeds until a pattern appears. */
const SEED = 20260102;
const FEWEST_EVENTS = 50;

type Placed = { x: Float64Array; y: Float64Array; days: Float64Array; districts: (string | null)[] };

/**
 * Does a shooting raise the chance of another near it soon after? Where it does, the places and days of the last
 * ones are the windows that are open now. Records of flagged blocks are left out: a hospital’s door is not where it
 * happened.
 */
export function nearRepeat(
  records: Records,
  week: Period,
  firstDay: string,
  geography: SiteGeography,
  rules: readonly FrozenRule[],
): NearRepeat | null {
  const last = parseDay(week.to);
  const first = Math.max(parseDay(firstDay), last - DAYS_LOOKED_BACK + 1);
  const placed = placedWithin(records, first, last, rules);
  if (placed.days.length < FEWEST_EVENTS) return null;
  const found = knox(placed, placed.days, {
    space: SPACE,
    time: TIME,
    closed: 'right',
    permutations: PERMUTATIONS,
    seed: SEED,
  });
  const columns = TIME.length - 1;
  const bands = Array.from(found.counts, (pairs, i) => ({
    metres: found.bands.space[Math.floor(i / columns)]!,
    days: found.bands.time[i % columns]!,
    pairs,
    expected: found.expected[i]!,
    p: found.p[i]!,
    stands: found.notable[i] === 1,
  }));
  const longest = bands.slice(0, columns).findLastIndex(({ stands }) => stands);
  const days = longest < 0 ? null : TIME[longest + 1]!;
  return {
    period: { from: formatDay(first), to: week.to },
    events: placed.days.length,
    permutations: PERMUTATIONS,
    seed: SEED,
    bands,
    windowMetres: SPACE[1]!,
    windowDays: days,
    windows: days === null ? [] : openWindows(placed, last, days, geography),
  };
}

function openWindows(
  { x, y, days, districts }: Placed,
  last: number,
  length: number,
  geography: SiteGeography,
): NearRepeat['windows'] {
  const grid = geography.gridOrigin && geography.boundary ? siteGrid(geography, CELL_SIZE).grid : null;
  const open = Array.from(days, (day, i) => ({ day, i })).filter(({ day }) => day + length > last);
  return open
    .sort((a, b) => b.day - a.day || a.i - b.i)
    .map(({ day, i }) => ({
      place: placeOf(districts[i]!, grid, x[i]!, y[i]!),
      since: formatDay(day),
      until: formatDay(day + length),
    }));
}

function placeOf(district: string | null, grid: Grid | null, x: number, y: number): string {
  const cell = grid ? cellAt(grid, x, y) : -1;
  const parts = [
    ...(district === null ? [] : [`District ${district}`]),
    ...(cell < 0 ? [] : [`cell ${cell}`]),
  ];
  return parts.length > 0 ? parts.join(', ') : 'Place not named';
}

function placedWithin(records: Records, first: number, last: number, rules: readonly FrozenRule[]): Placed {
  const mask = rules.reduce((bits, { effect, bit }) => (effect === 'flag' ? bits | (1 << bit) : bits), 0);
  const kept = Array.from(records.days.keys()).filter(
    (i) =>
      records.days[i]! >= first &&
      records.days[i]! <= last &&
      Number.isFinite(records.x[i]!) &&
      Number.isFinite(records.y[i]!) &&
      (records.flags[i]! & mask) === 0,
  );
  return {
    x: Float64Array.from(kept, (i) => records.x[i]!),
    y: Float64Array.from(kept, (i) => records.y[i]!),
    days: Float64Array.from(kept, (i) => records.days[i]!),
    districts: kept.map((i) => records.districts[records.district[i]!] ?? null),
  };
}
