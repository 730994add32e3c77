import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from '#platform/clock/business-calendar.ts';
import { addDays } from '#platform/clock/days.ts';
import { dueOn, extendedDueOn, jurisdictionOf, type ResponseRule, ruleOn, standingOf } from './clock.ts';

const pennsylvania: ResponseRule = {
  jurisdiction: 'PA',
  inForceFrom: '2009-01-01',
  law: 'Right-to-Know Law',
  days: 5,
  dayKind: 'business',
  extensionDays: 30,
  extensionDayKind: 'calendar',
};
const aDay = fc.integer({ min: 0, max: 5000 }).map((n) => addDays('2020-01-01', n));

describe('the day an answer is due', () => {
  it('is five business days after the receipt in Pennsylvania, holidays and weekends left out', () => {
    expect(dueOn('2026-11-24', pennsylvania)).toBe('2026-12-02');
  });

  it('moves by thirty calendar days once, on to the next day the office is open', () => {
    expect(extendedDueOn('2026-12-02', pennsylvania)).toBe('2027-01-04');
  });

  it('is a business day that many business days ahead, whatever the day of receipt', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 30 }), (day, days) => {
        const due = dueOn(day, { ...pennsylvania, days });
        let counted = 0;
        for (let at = addDays(day, 1); at <= due; at = addDays(at, 1)) if (isBusinessDay(at)) counted += 1;
        expect([isBusinessDay(due), counted]).toEqual([true, days]);
      }),
    );
  });

  it('is never earlier for a request that came in later', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 10 }), (day, later) => {
        expect(dueOn(addDays(day, later), pennsylvania) >= dueOn(day, pennsylvania)).toBe(true);
      }),
    );
  });
});

describe('the law an agency answers under', () => {
  it('is the nation’s for a federal agency and the state’s for all others', () => {
    expect(jurisdictionOf('atf', 'PA')).toBe('US');
    expect(jurisdictionOf('prosecutor', 'PA')).toBe('PA');
  });

  it('is the version of the day the request came in', () => {
    const newer = { ...pennsylvania, inForceFrom: '2027-01-01', days: 7 };
    expect(ruleOn('2026-12-31', [newer, pennsylvania])?.days).toBe(5);
    expect(ruleOn('2027-01-01', [pennsylvania, newer])?.days).toBe(7);
    expect(ruleOn('2008-12-31', [pennsylvania])).toBeNull();
  });
});

describe('how a request stands', () => {
  const open = { dueOn: '2026-12-02', answeredOn: null, isOpen: true };

  it('is late only after its day', () => {
    expect(standingOf(open, '2026-12-01')).toEqual({ standing: 'running', days: 1 });
    expect(standingOf(open, '2026-12-02')).toEqual({ standing: 'due today', days: 0 });
    expect(standingOf(open, '2026-12-03')).toEqual({ standing: 'late', days: -1 });
  });

  it('is judged by the day of the answer once it is answered', () => {
    const answered = (answeredOn: string) => ({ ...open, answeredOn, isOpen: false });
    expect(standingOf(answered('2026-12-02'), '2027-03-01').standing).toBe('answered');
    expect(standingOf(answered('2026-12-03'), '2027-03-01').standing).toBe('late');
  });

  it('of a request opened again is judged by today', () => {
    expect(standingOf({ ...open, answeredOn: '2026-12-01', isOpen: true }, '2026-12-04').standing).toBe(
      'late',
    );
  });
});
