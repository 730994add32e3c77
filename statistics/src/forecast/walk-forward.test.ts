import { describe, expect, it } from 'vitest';
import { wholeGrid } from '../grids/area.ts';
import { seededGenerator } from '../inference/generator.ts';
import { forecastAccuracy } from './accuracy.ts';
import { type Forecaster, priorDensity } from './forecasters.ts';
import { type Backtest, PRIOR_COUNTS, walkForward } from './walk-forward.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const area = wholeGrid({ x0: 0, y0: 0, size: 100, columns: 10, rows: 10 });
const random = seededGenerator(11);
const drawn = (make: () => number) => Float64Array.from({ length: 1500 }, make);
const events = {
  points: { x: drawn(() => 1000 * random() ** 2), y: drawn(() => 1000 * random() ** 2) },
  days: drawn(() => Math.floor(600 * random())),
};
const plan: Backtest = {
  outcome: 'shooting',
  share: 0.05,
  from: 300,
  to: 600,
  testDays: 50,
  trainDays: 300,
  forecasters: { density: priorDensity('gaussian', 100) },
  resampling: { seed: 1, draws: 199 },
};

describe('walkForward', () => {
  const found = walkForward(events, area, plan);

  it('tests every stretch once, each after its own training', () => {
    expect(found.folds.map(({ test }) => test.from)).toEqual([300, 350, 400, 450, 500, 550]);
    for (const { train, test } of found.folds)
      expect([train.to, test.from - train.from]).toEqual([test.from, 300]);
    const tested = [...events.days].filter((day) => day >= 300).length;
    expect(found.folds.reduce((sum, fold) => sum + fold.events, 0)).toBe(tested);
    expect(found.results.density!.pooled.events).toBe(tested);
  });

  it('shows a forecaster nothing of the days it is asked about', () => {
    const latest: number[] = [];
    const spy: Forecaster = (known, train, test, studied) => {
      latest.push(Math.max(...Array.from(known.days)) - test.from);
      return priorDensity('quartic', 200)(known, train, test, studied);
    };
    walkForward(events, area, { ...plan, forecasters: { spy } });
    expect(latest).toHaveLength(6);
    for (const ahead of latest) expect(ahead).toBeLessThan(0);
  });

  it('always judges plain counts and a blind choice too', () => {
    expect(Object.keys(found.results)).toEqual(['density', PRIOR_COUNTS]);
    expect(found.results[PRIOR_COUNTS]!.againstCounts).toEqual({ better: 0, same: 6, worse: 0 });
    expect(Math.abs(found.random.estimate - 1)).toBeLessThan(0.2);
    expect(found.results.density!.pooled.pai).toBeGreaterThan(found.random.high);
  });

  it('pools events, so that its index is that of all folds together', () => {
    for (const { pooled, folds, intervals } of Object.values(found.results)) {
      const captured = folds.reduce((sum, fold) => sum + fold!.captured, 0);
      expect(pooled.captured).toBe(captured);
      expect(pooled.pai).toBeCloseTo(captured / pooled.events / 0.05, 12);
      expect(intervals.pai.low).toBeLessThan(pooled.pai);
      expect(intervals.pai.high).toBeGreaterThan(pooled.pai);
    }
  });

  it('gives the perfect forecast an efficiency of one', () => {
    const oracle: Forecaster = (_known, _train, { from, to }) => {
      const counts = new Float64Array(100);
      events.days.forEach((day, i) => {
        if (day < from || day >= to) return;
        counts[Math.floor(events.points.y[i]! / 100) * 10 + Math.floor(events.points.x[i]! / 100)]! += 1;
      });
      return counts;
    };
    const { oracle: perfect } = walkForward(events, area, { ...plan, forecasters: { oracle } }).results;
    expect([perfect!.pooled.pei, perfect!.pooled.rri]).toEqual([1, 1]);
    for (const fold of perfect!.folds) expect(fold!.pei).toBe(1);
  });

  it('judges one fold as forecastAccuracy does', () => {
    const once = walkForward(events, area, { ...plan, to: 350 });
    const { folds, pooled } = once.results.density!;
    expect(pooled).toMatchObject({ captured: folds[0]!.captured, pai: folds[0]!.pai, pei: folds[0]!.pei });
    expect(folds[0]!.cells).toBe(5);
    expect(forecastAccuracy([1, 0], [1, 0], 1).pei).toBe(1);
  });

  it('refuses what officers chose to do, periods without room, and training without events', () => {
    expect(() => walkForward(events, area, { ...plan, outcome: 'drug-arrest' })).toThrow(
      refusal('outcome.officer-initiated'),
    );
    expect(() => walkForward(events, area, { ...plan, outcome: 'loitering' })).toThrow(
      refusal('outcome.not-listed'),
    );
    expect(() => walkForward(events, area, { ...plan, to: 320 })).toThrow(refusal('period.empty'));
    expect(() => walkForward(events, area, { ...plan, testDays: 0 })).toThrow(refusal('period.empty'));
    expect(() => walkForward(events, area, { ...plan, from: -900, to: -800 })).toThrow(
      refusal('points.too-few'),
    );
    expect(() => walkForward(events, area, { ...plan, from: 600, to: 700 })).toThrow(refusal('period.empty'));
  });
});
