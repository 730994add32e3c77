import {
  cellAt,
  formatDay,
  garwood,
  parseDay,
  type SpaceTimeCluster,
  type SpaceTimeScan,
} from '@psp/statistics';
import type { Outline, Period, RunResult } from '../contract.ts';
import type { Records, SiteGeography } from './method.ts';
import { circleAround, ringInDegrees } from './outlines.ts';
import { siteGrid } from './site-grid.ts';
import { capital, count } from './words.ts';

const DAYS_A_WEEK = 7;
const WEEKS_EACH_SIDE = 12;
/** Cells to name a place by, whatever the size a map draws. */
const NAMING_CELL = 250;
const none = { low: null, high: null, level: null } as const;

export function burstFigures(
  burst: SpaceTimeCluster | undefined,
  { maxima }: SpaceTimeScan,
  noun: string,
): RunResult['figures'] {
  if (!burst) return [noBurst(maxima.length)];
  const { low, high } = garwood(burst.cases, 1, 0.95);
  return [
    {
      key: 'burst-cases',
      label: `${capital(noun)} in the strongest burst`,
      value: burst.cases,
      unit: noun,
      format: 'count',
      low,
      high,
      level: 0.95,
      count: burst.cases,
      note: 'The interval is that of such a count; the place and days were chosen because the count was high, so judge by p.',
    },
    {
      key: 'burst-expected',
      label: `${capital(noun)} expected there in those days`,
      value: burst.expected,
      unit: noun,
      format: 'decimal',
      ...none,
      count: null,
      note: 'From the totals of the place and of the days; no interval, both totals are known.',
    },
    {
      key: 'burst-p',
      label: 'Chance of so strong a burst anywhere',
      value: burst.p,
      unit: 'of shuffles',
      format: 'percent',
      ...none,
      count: burst.cases,
      note: `Log likelihood ratio ${burst.llr.toFixed(2)}, against the greatest of each of ${count(maxima.length)} shuffles. A chance needs no interval.`,
    },
  ];
}

function noBurst(simulations: number): RunResult['figures'][number] {
  const note = `No circle held more than expected, so there is no interval (${count(simulations)} shuffles).`;
  return {
    key: 'bursts',
    label: 'Bursts found',
    value: 0,
    unit: 'bursts',
    format: 'count',
    ...none,
    count: 0,
    note,
  };
}

/** Observed beside expected, burst by burst. */
export function burstsExhibit(
  bursts: readonly SpaceTimeCluster[],
  question: string,
  noun: string,
): RunResult['exhibits'][number] {
  const rows = bursts.flatMap((burst, i) => {
    const { low, high } = garwood(burst.cases, 1, 0.95);
    return [
      { key: `o${i + 1}`, label: `Burst ${i + 1}, counted`, value: burst.cases, low, high, emphasis: true },
      {
        key: `e${i + 1}`,
        label: `Burst ${i + 1}, expected`,
        value: burst.expected,
        low: null,
        high: null,
        emphasis: false,
      },
    ];
  });
  const nothing = { key: 'none', label: 'No burst', value: 0, low: null, high: null, emphasis: false };
  return {
    kind: 'bars',
    key: 'bursts',
    title: `${capital(noun)} in each burst, and as expected there`,
    question,
    unit: noun,
    counts: true,
    rows: rows.length > 0 ? rows : [nothing],
  };
}

/** The weeks around the strongest burst, inside its circle. */
export function weeksExhibit(
  burst: SpaceTimeCluster | undefined,
  chosen: Records,
  question: string,
  noun: string,
  period: Period,
): RunResult['exhibits'] {
  if (!burst) return [];
  const first = Math.max(parseDay(period.from), burst.start - WEEKS_EACH_SIDE * DAYS_A_WEEK);
  const last = Math.min(parseDay(period.to), burst.end + WEEKS_EACH_SIDE * DAYS_A_WEEK);
  const weeks = Math.max(1, Math.floor((last - first + 1) / DAYS_A_WEEK));
  const counts = weeklyWithin(burst, chosen, first, weeks);
  return [
    {
      kind: 'series',
      key: 'weeks-in-the-circle',
      title: `${capital(noun)} by week inside the circle of the strongest burst`,
      question,
      unit: noun,
      mark: 'bars',
      counts: true,
      lines: [
        {
          key: 'inside',
          label: 'Inside the circle',
          points: Array.from(counts, (value, week) => ({
            at: formatDay(first + week * DAYS_A_WEEK),
            value,
            low: null,
            high: null,
            incomplete: false,
          })),
        },
      ],
      intervalLabel: null,
      marks: [{ at: formatDay(burst.start), label: 'The burst begins' }],
    },
  ];
}

function weeklyWithin(
  { x, y, radius }: SpaceTimeCluster,
  chosen: Records,
  first: number,
  weeks: number,
): Uint32Array {
  const counts = new Uint32Array(weeks);
  for (let i = 0; i < chosen.days.length; i++) {
    const week = Math.floor((chosen.days[i]! - first) / DAYS_A_WEEK);
    if (week < 0 || week >= weeks) continue;
    // Half a metre: the edge goes through an incident, whose distance is rounded like all others.
    if (Math.hypot(chosen.x[i]! - x, chosen.y[i]! - y) <= radius + 0.5) counts[week]! += 1;
  }
  return counts;
}

export function burstTable(
  bursts: readonly SpaceTimeCluster[],
  chosen: Records,
  geography: SiteGeography,
  noun: string,
): RunResult['table'] {
  return {
    caption: `The bursts of ${noun}, the strongest first`,
    columns: [
      { key: 'burst', label: 'Burst', format: 'count' },
      { key: 'place', label: 'Around', format: 'text' },
      { key: 'radius', label: 'Radius in metres', format: 'count' },
      { key: 'from', label: 'From', format: 'text' },
      { key: 'to', label: 'To', format: 'text' },
      { key: 'cases', label: capital(noun), format: 'count' },
      { key: 'expected', label: 'Expected', format: 'decimal' },
      { key: 'llr', label: 'Log likelihood ratio', format: 'decimal' },
      { key: 'p', label: 'p', format: 'p' },
    ],
    rows: bursts.map((burst, i) => ({
      burst: i + 1,
      place: placeOf(burst, chosen, geography),
      radius: Math.ceil(burst.radius),
      from: formatDay(burst.start),
      to: formatDay(burst.end),
      cases: burst.cases,
      expected: burst.expected,
      llr: burst.llr,
      p: burst.p,
    })),
  };
}

/** By district and cell of the published grid, never by address. */
function placeOf({ x, y, events }: SpaceTimeCluster, chosen: Records, geography: SiteGeography): string {
  const district = chosen.districts[chosen.district[events[0]!]!];
  const known = geography.gridOrigin !== null && geography.boundary !== null;
  const cell = known ? cellAt(siteGrid(geography, NAMING_CELL).grid, x, y) : -1;
  const parts = [...(district ? [`District ${district}`] : []), ...(cell < 0 ? [] : [`cell ${cell}`])];
  return parts.length > 0 ? capital(parts.join(', ')) : 'Place not named';
}

export function burstOutlines(bursts: readonly SpaceTimeCluster[], { epsg }: SiteGeography): Outline[] {
  return bursts.map(({ x, y, radius, start, end, cases, p }, i) => ({
    label: `Burst ${i + 1}, ${formatDay(start)} to ${formatDay(end)}, p ${p.toFixed(3)}`,
    count: cases,
    ring: ringInDegrees(circleAround(x, y, radius), epsg),
    flag: null,
  }));
}
