import { type Area, cellAt, type DatedPoints, eventsDuring, type Period, parseDay } from '@psp/statistics';
import type { Settings } from '#capabilities/forecasts/contract.ts';
import type { FrozenRule } from '../contract.ts';
import { chooseRecords } from '../methods/choose-records.ts';
import type { Records, SiteGeography } from '../methods/method.ts';
import { siteGrid } from '../methods/site-grid.ts';

/** All that a forecast may depend on: places and days of incidents, the grid, and the settings that were planned. */
export type ForecastInput = {
  settings: Settings;
  namedCells: number;
  /** The first day of the data, and the last on which they can be whole. */
  firstDay: string;
  lastDay: string;
  flagRules: readonly FrozenRule[];
  records: Records;
  geography: SiteGeography;
  codeVersion: string;
};

export type Prepared = {
  area: Area;
  cells: number;
  events: DatedPoints;
  used: number;
  setAside: { reason: string; count: number }[];
};

/**
 * The incidents that count, each in a studied cell. Those at places that a rule flags are set aside: a hospital that
 * collects people shot elsewhere would be forecast for ever.
 */
export function prepare(input: ForecastInput): Prepared {
  const area = siteGrid(input.geography, input.settings.cellSize);
  const { records, setAside } = chooseRecords(
    {
      recipe: {
        question: '',
        method: 'density',
        unit: 'events',
        filter: {
          outcome: input.settings.outcome,
          period: { from: input.firstDay, to: input.lastDay },
          districts: [],
        },
        parameters: {},
        seed: null,
        flagRules: input.flagRules,
      },
      records: input.records,
      geography: input.geography,
      dataDate: null,
    },
    { needsPoint: true },
  );
  const kept: number[] = [];
  let flagged = 0;
  let outside = 0;
  const mask = maskOf(input.flagRules);
  for (let i = 0; i < records.days.length; i++) {
    const cell = cellAt(area.grid, records.x[i]!, records.y[i]!);
    if ((records.flags[i]! & mask) !== 0) flagged += 1;
    else if (cell < 0 || area.positionOf[cell]! < 0) outside += 1;
    else kept.push(i);
  }
  return {
    area,
    cells: input.namedCells,
    events: {
      points: {
        x: Float64Array.from(kept, (i) => records.x[i]!),
        y: Float64Array.from(kept, (i) => records.y[i]!),
      },
      days: Float64Array.from(kept, (i) => records.days[i]!),
    },
    used: kept.length,
    setAside: [
      ...setAside,
      { reason: 'At a place that a rule flags', count: flagged },
      { reason: 'Outside the studied cells', count: outside },
    ].filter(({ count }) => count > 0),
  };
}

function maskOf(rules: readonly FrozenRule[]): number {
  return rules.reduce((bits, { effect, bit }) => (effect === 'flag' ? bits | (1 << bit) : bits), 0);
}

/** From the first day up to and including the last. */
export function daysOf({ from, to }: { from: string; to: string }): Period {
  return { from: parseDay(from), to: parseDay(to) + 1 };
}

export function during({ events }: Prepared, period: { from: string; to: string }): DatedPoints {
  return eventsDuring(events, daysOf(period));
}
