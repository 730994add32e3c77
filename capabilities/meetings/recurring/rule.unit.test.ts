import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#platform/clock/days.ts';
import { daysOf, nextDay, type Rule, startFits } from './rule.ts';

const weekly: Rule = { frequency: 'weekly', every: 2, ordinal: null, startsOn: '2026-11-03', until: null };

describe('a series', () => {
  it('meets every second week on its first day’s weekday', () => {
    expect(daysOf(weekly, '2026-11-01', '2026-12-15')).toEqual([
      '2026-11-03',
      '2026-11-17',
      '2026-12-01',
      '2026-12-15',
    ]);
  });

  it('meets on the second Tuesday, or on the last Friday, of the month', () => {
    const second: Rule = { ...weekly, frequency: 'monthly', every: 1, ordinal: 2, startsOn: '2026-11-10' };
    expect(daysOf(second, '2026-11-01', '2027-01-31')).toEqual(['2026-11-10', '2026-12-08', '2027-01-12']);
    const last: Rule = { ...second, ordinal: -1, startsOn: '2026-11-27' };
    expect(daysOf(last, '2026-11-01', '2027-01-31')).toEqual(['2026-11-27', '2026-12-25', '2027-01-29']);
  });

  it('leaves out months without its day', () => {
    const on31: Rule = { ...weekly, frequency: 'monthly', every: 1, startsOn: '2027-01-31' };
    expect(daysOf(on31, '2027-01-01', '2027-05-31')).toEqual(['2027-01-31', '2027-03-31', '2027-05-31']);
  });

  it('ends after its last day', () => {
    expect(nextDay({ ...weekly, until: '2026-11-20' }, '2026-11-18')).toBeNull();
    expect(nextDay(weekly, '2026-11-18')).toBe('2026-12-01');
  });

  it('can’t begin on a day that its rule does not name', () => {
    expect(startFits({ ...weekly, frequency: 'monthly', ordinal: 2, startsOn: '2026-11-03' })).toBe(false);
    expect(startFits({ ...weekly, frequency: 'monthly', ordinal: 1, startsOn: '2026-11-03' })).toBe(true);
  });
});

const aDay = fc.integer({ min: 0, max: 4_000 }).map((n) => addDays('2024-01-01', n));
const aRule: fc.Arbitrary<Rule> = fc.record({
  frequency: fc.constantFrom('weekly' as const, 'monthly' as const),
  every: fc.integer({ min: 1, max: 12 }),
  ordinal: fc.constantFrom(null, 1, 2, 3, 4, -1),
  startsOn: aDay,
  until: fc.option(
    aDay.map((day) => addDays(day, 400)),
    { nil: null },
  ),
});

/** Asks of every single day whether it is one, without walking periods. */
function isDay(rule: Rule, day: string): boolean {
  if (day < rule.startsOn || (rule.until !== null && day > rule.until)) return false;
  const first = Temporal.PlainDate.from(rule.startsOn);
  const date = Temporal.PlainDate.from(day);
  if (rule.frequency === 'weekly') return daysBetween(rule.startsOn, day) % (7 * rule.every) === 0;
  const months = 12 * (date.year - first.year) + date.month - first.month;
  if (months % rule.every !== 0) return false;
  if (rule.ordinal === null) return date.day === first.day;
  if (date.dayOfWeek !== first.dayOfWeek) return false;
  return rule.ordinal === -1 ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === rule.ordinal;
}

describe('the days of any rule', () => {
  it('are those that a look at each day finds', () => {
    fc.assert(
      fc.property(aRule, aDay, fc.integer({ min: 0, max: 500 }), (rule, from, length) => {
        const to = addDays(from, length);
        const looked = Array.from({ length: length + 1 }, (_, n) => addDays(from, n));
        expect(daysOf(rule, from, to)).toEqual(looked.filter((day) => isDay(rule, day)));
      }),
      { numRuns: 60 },
    );
  });

  it('do not depend on the window they are asked for in', () => {
    fc.assert(
      fc.property(aRule, aDay, fc.integer({ min: 1, max: 800 }), (rule, from, length) => {
        const middle = addDays(from, Math.floor(length / 2));
        const to = addDays(from, length);
        const parts = [...daysOf(rule, from, middle), ...daysOf(rule, addDays(middle, 1), to)];
        expect(parts).toEqual(daysOf(rule, from, to));
      }),
      { numRuns: 60 },
    );
  });

  it('have no day between one asked for and the next', () => {
    fc.assert(
      fc.property(aRule, aDay, (rule, from) => {
        const next = nextDay(rule, from);
        const before = next === null ? addDays(from, 365) : addDays(next, -1);
        expect(daysOf(rule, from, before)).toEqual([]);
        if (next !== null) expect(isDay(rule, next)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
