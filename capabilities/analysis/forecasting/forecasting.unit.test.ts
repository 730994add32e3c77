import { cellCentre, formatDay, parseDay } from '@psp/statistics';
import { describe, expect, it } from 'vitest';
import type { BacktestResult, FeedbackReport, PeriodForecast } from '#capabilities/forecasts/contract.ts';
import { siteGrid } from '../methods/site-grid.ts';
import {
  hospitalRule,
  officerRule,
  philadelphiaGeography,
  philadelphiaRecords,
} from '../testing/philadelphia.ts';
import type { ForecastMade } from './feedback.ts';
import type { ForecastInput } from './input.ts';
import { oddsRatio, shareRatio } from './intervals.ts';
import { type Answered, answer, type ForecastTask } from './task.ts';

const settings: ForecastInput['settings'] = {
  outcome: 'shooting',
  cellSize: 150,
  share: 0.004,
  method: 'kde',
  bandwidth: 500,
  halfLife: null,
  horizonDays: 28,
  trainDays: 730,
  testPeriods: 6,
};

function input(changes: Partial<ForecastInput['settings']> = {}): ForecastInput {
  return {
    settings: { ...settings, ...changes },
    namedCells: 66,
    firstDay: '2015-01-01',
    lastDay: '2024-12-31',
    flagRules: [officerRule, hospitalRule],
    records: philadelphiaRecords(),
    geography: philadelphiaGeography,
    codeVersion: 'test',
  };
}

function value<T>(task: ForecastTask): T {
  const given = answer(task) as Answered<T>;
  if (!given.ok) throw new Error(given.why);
  return given.value;
}
const backtestOf = (given: ForecastInput) => value<BacktestResult>({ kind: 'backtest', input: given });

describe('a backtest of Philadelphia’s shootings', () => {
  const found = backtestOf(input());

  it('tests whole periods up to the last day of the data, one after another', () => {
    expect(found.periods).toHaveLength(6);
    expect(found.periods.at(-1)!.to).toBe('2024-12-31');
    expect(parseDay(found.periods[1]!.from) - parseDay(found.periods[0]!.to)).toBe(1);
    expect(found.periods.reduce((sum, { events }) => sum + events, 0)).toBe(found.overall.events);
  });

  it('shows the method, plain counts and a blind choice, each with its interval', () => {
    for (const tested of [found.overall, ...found.periods.flatMap(({ tested }) => tested ?? [])]) {
      for (const { estimate, low, high } of [tested.method.pai, tested.counts.pai, tested.random.pai]) {
        expect(low!).toBeLessThanOrEqual(estimate!);
        expect(estimate!).toBeLessThanOrEqual(high!);
      }
      expect(tested.method.pei.estimate!).toBeLessThanOrEqual(1);
      expect(tested.paiStar).toBeGreaterThanOrEqual(tested.method.pai.estimate!);
    }
    expect(found.overall.random.pai.low!).toBeLessThan(1);
    expect(found.overall.counts.pai.estimate!).toBeGreaterThan(found.overall.random.pai.high!);
  });

  it('is not sure of itself where nothing was caught: nought has an interval too', () => {
    const { periods } = backtestOf(input({ testPeriods: 6, horizonDays: 7 }));
    const caughtNothing = periods.flatMap(({ tested }) => (tested?.method.captured === 0 ? [tested] : []));
    expect(caughtNothing.length).toBeGreaterThan(0);
    for (const { method } of caughtNothing) {
      expect(method.pai).toMatchObject({ estimate: 0, low: 0 });
      expect(method.pai.high!).toBeGreaterThan(1);
      expect(method.rri.estimate).toBeNull();
    }
  });

  it('claims to beat plain counts exactly where the interval leaves one half behind, and says it plainly', () => {
    expect(found.beatsCounts).toBe(found.onlyOne.share.low! > 0.5);
    expect(found.sentence).toMatch(
      found.beatsCounts ? /it beats plain counts/ : /does not beat plain counts|does worse than plain counts/,
    );
  });

  it('sets hospitals and officers’ shootings aside, and says how many', () => {
    expect(found.setAside.map(({ reason }) => reason)).toContain('At a place that a rule flags');
  });

  it('gives the same result for the same settings and data', () => {
    expect(backtestOf(input())).toEqual(found);
  });

  it('finds nothing to beat where the method is plain counts', () => {
    const plain = backtestOf(input({ method: 'counts', bandwidth: null }));
    expect(plain).toMatchObject({ beatsCounts: false, onlyOne: { method: 0, counts: 0 } });
    expect(plain.sentence).toContain('nothing to beat');
  });

  it('says from when on data are needed where they begin too late', () => {
    const given = answer({ kind: 'backtest', input: input({ testPeriods: 52, horizonDays: 90 }) });
    expect(given).toMatchObject({ ok: false, why: expect.stringContaining('need data from') });
  });
});

describe('the cells of a period', () => {
  const period = { from: '2024-06-01', to: '2024-06-28' };
  const named = value<PeriodForecast>({ kind: 'name-cells', input: input(), period });

  it('come from days before it alone: what happens later changes nothing', () => {
    const until = input();
    const first = parseDay(period.from);
    until.records.x = until.records.x.map((x, i) => (until.records.days[i]! >= first ? Number.NaN : x));
    const blind = value<PeriodForecast>({ kind: 'name-cells', input: until, period });
    expect(blind.cells).toEqual(named.cells);
    expect(named.trainedThrough).toBe(formatDay(first - 1));
  });

  it('are as many as planned, ranked, beside those of plain counts with their overlap', () => {
    expect(named.cells.map(({ rank }) => rank)).toEqual(Array.from({ length: 66 }, (_, i) => i + 1));
    expect(new Set(named.countsCells).size).toBe(66);
    const both = named.cells.filter(({ cell }) => named.countsCells.includes(cell));
    expect(both).toHaveLength(named.overlap);
    expect(both.every(({ alsoByCounts }) => alsoByCounts)).toBe(true);
  });
});

describe('the feedback report', () => {
  const made = ['2024-06-01', '2024-06-29'].map((from): ForecastMade => {
    const period = { from, to: formatDay(parseDay(from) + 27) };
    const { cells, ...named } = value<PeriodForecast>({ kind: 'name-cells', input: input(), period });
    return { ...period, ...named, cells: cells.map(({ cell }) => cell) };
  });
  const past = { captured: 50, events: 500 };
  const report = (given = input()) => value<FeedbackReport>({ kind: 'feedback', input: given, made, past });

  it('counts the newest period and all so far, beside plain counts and a blind choice', () => {
    const { period, soFar, periods } = report();
    expect(periods).toBe(2);
    expect(soFar.events).toBeGreaterThan(period.events);
    expect(soFar.random.expected).toBeCloseTo((soFar.events * 66) / 16401, 6);
    expect(soFar.shift.inNow + soFar.shift.outNow).toBe(soFar.events);
  });

  it('sees recording rise in the cells when more is recorded there', () => {
    const raised = input();
    const cell = made[1]!.cells[0]!;
    const { x, y } = cellCentre(siteGrid(philadelphiaGeography, 150).grid, cell);
    raised.records.days.forEach((day, i) => {
      if (day < parseDay('2024-06-29') || day > parseDay('2024-07-26')) return;
      raised.records.x[i] = x;
      raised.records.y[i] = y;
    });
    const found = report(raised);
    expect(found.soFar.shift.ratio.low!).toBeGreaterThan(1);
    expect(found.shiftSentence).toContain('recording rose there');
    expect(found.cannotShow.length).toBeGreaterThan(1);
  });
});

describe('intervals of ratios', () => {
  it('are about one where nothing moved, and turn over when the sides are exchanged', () => {
    expect(oddsRatio(20, 80, 20, 80).estimate).toBeCloseTo(1, 12);
    const [up, down] = [oddsRatio(30, 70, 20, 80), oddsRatio(20, 80, 30, 70)];
    expect(up.low! * down.high!).toBeCloseTo(1, 12);
    expect(shareRatio(0, 10, 5, 50).low).toBeGreaterThan(0);
  });

  it('say nothing of nothing', () => {
    expect(oddsRatio(0, 0, 1, 2).estimate).toBeNull();
    expect(shareRatio(0, 0, 1, 2).estimate).toBeNull();
  });
});
