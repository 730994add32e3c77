import { monthlyCounts, monthNumber, parseDay } from '@psp/statistics';
import { describe, expect, it } from 'vitest';
import type { Recipe, StudiedMethod } from '../../contract.ts';
import { philadelphiaRecords } from '../../testing/philadelphia.ts';
import { aStudyOf, quietly } from '../../testing/recipes.ts';
import { runMethod } from '../run-method.ts';

const records = philadelphiaRecords();
const run = (method: StudiedMethod, parameters: Recipe['parameters'], changes = {}) =>
  runMethod(aStudyOf(method, { parameters, records, flagRules: [], ...changes }), quietly);
const years = {
  before: { from: '2022-01-01', to: '2022-12-31' },
  after: { from: '2024-01-01', to: '2024-12-31' },
};
const countIn = (names: string[], { from, to }: { from: string; to: string }, fatal?: number) =>
  records.days.reduce(
    (total, one, i) =>
      one >= parseDay(from) &&
      one <= parseDay(to) &&
      names.includes(records.districts[records.district[i]!]!) &&
      (fatal === undefined || records.fatal[i] === fatal)
        ? total + 1
        : total,
    0,
  );

describe('treated against comparison areas', () => {
  const areas = { treated: ['22', '39'], comparison: ['25', '35'] };

  it('gives the change in the treated areas less the change in the others', () => {
    const result = run('displacement-difference', { ...years, ...areas });
    const change = (names: string[]) => countIn(names, years.after) - countIn(names, years.before);
    const figure = result.figures[0]!;
    expect(figure.value).toBe(change(areas.treated) - change(areas.comparison));
    expect(figure.low!).toBeLessThan(figure.value);
    expect(figure.high!).toBeGreaterThan(figure.value);
    expect(figure.level).toBe(0.9);
    expect(result.sentence).toContain('90% interval');
  });

  it('reads its score by the measure of its interval', () => {
    for (const [confidence, edge] of [
      [0.9, '1.64'],
      [0.95, '1.96'],
    ] as const) {
      const [difference, score] = run('displacement-difference', { ...years, ...areas, confidence }).figures;
      expect(score!.note).toContain(`Beyond ${edge} or −${edge} the ${confidence * 100}% interval`);
      const leavesOutZero = difference!.low! > 0 || difference!.high! < 0;
      expect(Math.abs(score!.value) > Number(edge)).toBe(leavesOutZero);
    }
  });

  it('weighs the dead and the wounded when asked', () => {
    const result = run('displacement-difference', { ...years, ...areas, harm: { fatal: 10, nonfatal: 1 } });
    const net = (fatal: number) =>
      countIn(areas.treated, years.after, fatal) -
      countIn(areas.treated, years.before, fatal) -
      countIn(areas.comparison, years.after, fatal) +
      countIn(areas.comparison, years.before, fatal);
    expect(result.figures[0]!.value).toBeCloseTo(10 * net(1) + net(0), 9);
    expect(result.figures[0]!.unit).toBe('harm points');
  });

  it('refuses a district that stands on both sides, one the data do not know, and periods of different length', () => {
    expect(() => run('displacement-difference', { ...years, treated: ['22'], comparison: ['22'] })).toThrow(
      'both treated and a comparison area',
    );
    expect(() => run('displacement-difference', { ...years, treated: ['22'], comparison: ['999'] })).toThrow(
      'no district 999',
    );
    const short = { from: '2024-01-01', to: '2024-06-30' };
    expect(() => run('displacement-difference', { ...years, after: short, ...areas })).toThrow(
      'differ in length',
    );
  });
});

describe('an interrupted series', () => {
  it('counts every whole month of the period, and draws what would have gone on beside it', () => {
    const result = run('interrupted-series', { step: '2020-06' });
    const series = result.exhibits[0]!;
    if (series.kind !== 'series') throw new Error('no series');
    const [first, last] = [monthNumber(parseDay('2015-01-01')), monthNumber(parseDay('2024-12-31'))];
    expect(series.lines[0]!.points.map(({ value }) => value)).toEqual([
      ...monthlyCounts(records.days, first, last),
    ]);
    expect(series.lines[1]!.points).toHaveLength(120);
    expect(result.figures[0]).toMatchObject({ key: 'step', format: 'ratio', level: 0.95 });
  });

  it('reads no month that the data do not cover to its end', () => {
    const result = run('interrupted-series', { step: '2020-06' }, { dataDate: '2024-12-15' });
    expect(result.table.rows[0]!.month).toBe('2024-11');
  });
});

describe('difference in differences', () => {
  it('finds nothing where the two sides are alike by construction, and says what it assumes', () => {
    const result = run('difference-in-differences', {
      step: '2022-01',
      treated: ['22', '39', '12'],
      comparison: ['25', '35', '24'],
    });
    const { low, high, value } = result.figures[0]!;
    expect(low!).toBeLessThan(value);
    expect(high!).toBeGreaterThan(value);
    expect(result.explanation).toContain('by district');
    expect(result.assumptions.join(' ')).toMatch(/drift/);
  });
});

describe('synthetic control', () => {
  it('ranks the treated district among placebo runs, and its weights add up to one', () => {
    const donors = ['25', '35', '24', '15', '19'];
    const result = run('synthetic-control', { step: '2022-01', treated: ['22'], donors });
    const weights = result.table.rows.map(({ weight }) => Number(weight));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 1);
    const p = result.figures.find(({ key }) => key === 'placebo-p')!.value;
    expect(Number.isInteger(Math.round(p * 6 * 1e9) / 1e9)).toBe(true);
    expect(result.sentence).toContain('of 6 districts');
  });
});
