import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/clock/days.ts';
import { dueOn, isUnused, quarterOf, reasonMissing, standingOf } from './review-rules.ts';

const DAY = 86_400_000;
const now = new Date('2026-11-24T15:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * DAY);

describe('a quarter', () => {
  it('is named by the day', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
      '2026-Q4',
    ]);
  });

  it('never goes back as days pass', () => {
    const aDay = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2010-01-01', n));
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 400 }), (day, later) => {
        expect(quarterOf(addDays(day, later)) >= quarterOf(day)).toBe(true);
      }),
    );
  });
});

describe('a membership', () => {
  it('counts as unused after 60 days without a sign-in', () => {
    expect(isUnused({ memberSince: ago(400), lastUsedAt: ago(59) }, now)).toBe(false);
    expect(isUnused({ memberSince: ago(400), lastUsedAt: ago(60) }, now)).toBe(true);
  });

  it('that was never used is counted from its beginning', () => {
    expect(isUnused({ memberSince: ago(59), lastUsedAt: null }, now)).toBe(false);
    expect(isUnused({ memberSince: ago(60), lastUsedAt: null }, now)).toBe(true);
  });

  it('is not unused for what the person did before they had it', () => {
    expect(isUnused({ memberSince: ago(10), lastUsedAt: ago(200) }, now)).toBe(false);
  });
});

describe('a review', () => {
  it('is due thirty days after it opened, and overdue the day after', () => {
    expect(dueOn('2026-10-01')).toBe('2026-10-31');
    const open = { dueOn: '2026-10-31', completedOn: null };
    expect(standingOf(open, '2026-10-20').standing).toBe('open');
    expect(standingOf(open, '2026-10-31').standing).toBe('due soon');
    expect(standingOf(open, '2026-11-01')).toEqual({ standing: 'overdue', days: -1 });
  });

  it('that is complete is never overdue, and says whether it was late', () => {
    expect(standingOf({ dueOn: '2026-10-31', completedOn: '2026-10-31' }, '2027-01-01').standing).toBe(
      'complete',
    );
    expect(standingOf({ dueOn: '2026-10-31', completedOn: '2026-11-02' }, '2027-01-01').standing).toBe(
      'completed late',
    );
  });
});

describe('a reason', () => {
  it('is asked for ending one, and for keeping one that nobody uses', () => {
    expect(reasonMissing({ decision: 'keep', reason: '', unused: false })).toBeNull();
    expect(reasonMissing({ decision: 'keep', reason: ' ', unused: true })).toContain('60 days');
    expect(reasonMissing({ decision: 'end', reason: '', unused: false })).not.toBeNull();
    expect(reasonMissing({ decision: 'end', reason: 'Left.', unused: true })).toBeNull();
  });
});
