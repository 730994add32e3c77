import { benjaminiHochberg, countPoints, eTest, formatDay, parseDay } from '@psp/statistics';
import type { Period, PlaceChange, PlaceComparison } from '#capabilities/bulletins/contract.ts';
import type { FrozenRule } from '../contract.ts';
import { flaggedCells } from '../methods/flagged-places.ts';
import type { Records, SiteGeography } from '../methods/method.ts';
import { siteGrid } from '../methods/site-grid.ts';

const LEVEL = 0.05;
const DISTRICT_DAYS = 28;
const CELL_DAYS = 364;
const A_YEAR = 364;
/** Half a kilometre: a smaller cell holds too little in a year to compare. */
export const CELL_SIZE = 500;
/** With fewer in both periods together even “all before, none after” is within chance at 5 %. */
const FEWEST_TO_TEST = 4;
const PLACES_LISTED = 10;

type Place = { place: string; before: number; after: number; care: string | null };

/** 28 days by district against the same weekdays a year before; nothing where no district is known. */
export function districtChanges(records: Records, week: Period, firstDay: string): PlaceComparison | null {
  const periods = periodsOf(week, DISTRICT_DAYS, A_YEAR);
  if (records.districts.length === 0 || periods.before.from < firstDay) return null;
  const before = districtCounts(records, periods.before);
  const after = districtCounts(records, periods.after);
  const places = records.districts.map((name, i) => ({
    place: `District ${name}`,
    before: before.counts[i]!,
    after: after.counts[i]!,
    care: null,
  }));
  return {
    kind: 'district',
    cellSize: null,
    ...periods,
    unplaced: before.unplaced + after.unplaced,
    ...judge(places),
  };
}

/** A whole year by cell of the published grid against the year before: a cell’s month holds too little to compare. */
export function cellChanges(
  records: Records,
  week: Period,
  firstDay: string,
  geography: SiteGeography,
  rules: readonly FrozenRule[],
): PlaceComparison | null {
  const periods = periodsOf(week, CELL_DAYS, CELL_DAYS);
  if (!geography.gridOrigin || !geography.boundary || periods.before.from < firstDay) return null;
  const area = siteGrid(geography, CELL_SIZE);
  const both = within(records, { from: periods.before.from, to: periods.after.to });
  const care = flaggedCells(both, area, rules);
  const before = countPoints(within(records, periods.before), area);
  const after = countPoints(within(records, periods.after), area);
  const places = Array.from(area.cells, (cell, position) => ({
    place: `Cell ${cell}`,
    before: before.counts[position]!,
    after: after.counts[position]!,
    care: care.get(position) ?? null,
  }));
  const dated = countDated(records, periods.before) + countDated(records, periods.after);
  return {
    kind: 'cell',
    cellSize: CELL_SIZE,
    ...periods,
    unplaced: dated - before.counted - after.counted,
    ...judge(places.filter((one) => one.before + one.after > 0)),
  };
}

function periodsOf({ to }: Period, days: number, apart: number): { before: Period; after: Period } {
  const last = parseDay(to);
  const period = (end: number) => ({ from: formatDay(end - days + 1), to: formatDay(end) });
  return { before: period(last - apart), after: period(last) };
}

function judge(places: readonly Place[]): Pick<PlaceComparison, 'tested' | 'tooFew' | 'level' | 'places'> {
  const tested = places.filter(({ before, after }) => before + after >= FEWEST_TO_TEST);
  const p = Float64Array.from(tested, ({ before, after }) => eTest(before, after));
  const { rejected } = benjaminiHochberg(p, LEVEL);
  const judged = tested.map((place, i): PlaceChange => ({ ...place, p: p[i]!, stands: rejected[i] === 1 }));
  judged.sort(standingThenByP);
  const standing = judged.filter(({ stands }) => stands).length;
  return {
    tested: tested.length,
    tooFew: places.length - tested.length,
    level: LEVEL,
    places: judged.slice(0, Math.max(PLACES_LISTED, standing)),
  };
}

function standingThenByP(a: PlaceChange, b: PlaceChange): number {
  return Number(b.stands) - Number(a.stands) || a.p - b.p || (a.place < b.place ? -1 : 1);
}

function districtCounts({ days, district, districts }: Records, period: Period) {
  const [first, last] = [parseDay(period.from), parseDay(period.to)];
  const counts = districts.map(() => 0);
  let unplaced = 0;
  for (let i = 0; i < days.length; i++) {
    if (days[i]! < first || days[i]! > last) continue;
    if (district[i]! >= 0) counts[district[i]!]! += 1;
    else unplaced += 1;
  }
  return { counts, unplaced };
}

function countDated({ days }: Records, period: Period): number {
  const [first, last] = [parseDay(period.from), parseDay(period.to)];
  return days.reduce((total, day) => (day >= first && day <= last ? total + 1 : total), 0);
}

/** The records of a period that have a point. */
function within(records: Records, period: Period): Records {
  const [first, last] = [parseDay(period.from), parseDay(period.to)];
  const { x, y, days, fatal, flags, district, districts } = records;
  const kept = (_: number, i: number) =>
    days[i]! >= first && days[i]! <= last && Number.isFinite(x[i]!) && Number.isFinite(y[i]!);
  return {
    x: x.filter(kept),
    y: y.filter(kept),
    days: days.filter(kept),
    fatal: fatal.filter(kept),
    flags: flags.filter(kept),
    district: district.filter(kept),
    districts,
  };
}
