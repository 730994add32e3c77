import { clopperPearson, garwood, parseDay } from '@psp/statistics';
import { describe, expect, it } from 'vitest';
import { officerRule, philadelphiaGeography, philadelphiaRecords } from '../testing/philadelphia.ts';
import { computeMeasures, type MeasureAsked } from './compute-measures.ts';

const YEAR = { from: '2024-01-01', to: '2024-12-31' };
const measure = (...asked: Pick<MeasureAsked, 'of' | 'key'>[]) =>
  computeMeasures({
    asked: asked.map((one) => ({ ...one, period: YEAR })),
    ...{ flagRules: [officerRule], events: philadelphiaRecords(), victims: philadelphiaRecords() },
    geography: philadelphiaGeography,
  });

/** Counted by hand, without what the rule leaves out. */
function countedIn2024(isFatal: boolean): number {
  const { days, flags, fatal } = philadelphiaRecords();
  return days.reduce((sum, day, i) => {
    const inYear = day >= parseDay(YEAR.from) && day <= parseDay(YEAR.to);
    return sum + Number(inYear && (flags[i]! & 1) === 0 && (!isFatal || fatal[i] === 1));
  }, 0);
}

describe('the measures of a plan', () => {
  it('count people or events, brought to a year, with the exact interval', () => {
    const of = { kind: 'count', unit: 'victims', outcome: 'shooting' } as const;
    const [read] = measure({ key: 'victims', of });
    const counted = countedIn2024(false);
    const years = 366 / 365.25;
    expect(read).toMatchObject({
      key: 'victims',
      period: YEAR,
      level: 0.95,
      counted,
      value: counted / years,
    });
    expect(read!.low).toBeCloseTo(garwood(counted).low / years, 8);
    expect(read!.high).toBeCloseTo(garwood(counted).high / years, 8);
  });

  it('tell the share of victims who died, with the exact interval', () => {
    const [read] = measure({ key: 'died', of: { kind: 'fatal-share' } });
    const { estimate, low, high } = clopperPearson(countedIn2024(true), countedIn2024(false), 0.95);
    expect(read).toMatchObject({ value: estimate, low, high, counted: countedIn2024(true) });
  });

  it('tell how few places hold half of it, the same every time', () => {
    const of = { kind: 'concentration', share: 0.5, cellSize: 250 } as const;
    const [read] = measure({ key: 'places', of });
    expect(read!.value).toBeGreaterThan(0);
    expect(read!.value).toBeLessThan(0.2);
    expect(read!.low <= read!.value && read!.value <= read!.high).toBe(true);
    expect(measure({ key: 'places', of })).toEqual([read]);
  });

  it('leave out what the data can’t answer', () => {
    const nothing = computeMeasures({
      asked: [{ key: 'died', of: { kind: 'fatal-share' }, period: { from: '1999-01-01', to: '1999-12-31' } }],
      ...{ flagRules: [], events: philadelphiaRecords(), victims: philadelphiaRecords() },
      geography: philadelphiaGeography,
    });
    expect(nothing).toEqual([]);
  });
});
