import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/clock/days.ts';
import { periodWords } from './contract.ts';
import { cutoffOf, standingSchedule } from './schedule.ts';

const aDay = fc.integer({ min: 0, max: 8000 }).map((n) => addDays('2010-01-01', n));
const from = (inForceFrom: string, keepMonths: number | null = 12) => ({
  ...{ agencyId: 'a', recordClass: 'cases.complaint', inForceFrom, keepMonths },
});

describe('the schedule that stands', () => {
  it('is the latest that has begun, in whatever order they are given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aDay, { maxLength: 8 }), aDay, (days, today) => {
        const expected =
          days
            .filter((day) => day <= today)
            .sort()
            .at(-1) ?? null;
        expect(
          standingSchedule(
            days.map((day) => from(day)),
            today,
          )?.inForceFrom ?? null,
        ).toBe(expected);
      }),
    );
  });

  it('is none before the first has begun', () => {
    expect(standingSchedule([from('2026-11-25')], '2026-11-24')).toBeNull();
  });
});

describe('the day before which records go', () => {
  it('lies the months of the schedule back', () => {
    expect(cutoffOf(84, '2026-11-24')).toBe('2019-11-24');
    expect(cutoffOf(1, '2026-03-31')).toBe('2026-02-28');
  });

  it('lets nothing go before its months are over, and never moves back as days pass', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 600 }), (today, months) => {
        const lastToGo = addDays(cutoffOf(months, today), -1);
        const over = Temporal.PlainDate.from(lastToGo).add({ months }).toString();
        expect(over < today).toBe(true);
        expect(cutoffOf(months, addDays(today, 1)) >= cutoffOf(months, today)).toBe(true);
      }),
    );
  });
});

it('says a period as people do', () => {
  expect([84, 12, 18, 1, null].map(periodWords)).toEqual([
    '7 years',
    '1 year',
    '18 months',
    '1 month',
    'for good',
  ]);
});
