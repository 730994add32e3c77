import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/clock/days.ts';
import { isDue, periodsOfPlan } from './periods.ts';
import { stateOn } from './state-on.ts';

describe('the periods of a plan', () => {
  it('follow one another without a gap, are whole, and lie within its life', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 7, max: 90 }), (life, horizon) => {
        const [first, last] = ['2026-03-01', addDays('2026-03-01', life)];
        const periods = periodsOfPlan(first, last, horizon);
        expect(periods).toHaveLength(Math.floor((life + 1) / horizon));
        periods.forEach(({ from, to, ordinal }, i) => {
          expect([from, to]).toEqual([addDays(first, i * horizon), addDays(from, horizon - 1)]);
          expect(ordinal).toBe(i + 1);
          expect(to <= last).toBe(true);
        });
      }),
    );
  });

  it('are forecast from the day before they begin until they are over', () => {
    const period = { ordinal: 1, from: '2026-03-10', to: '2026-03-16' };
    const days = ['2026-03-08', '2026-03-09', '2026-03-10', '2026-03-16', '2026-03-17'];
    expect(days.map((day) => isDue(period, day))).toEqual([false, true, true, true, false]);
  });
});

describe('a plan whose last day has passed', () => {
  it('has ended, whatever its record still says; a draft has nothing to end', () => {
    expect(stateOn('live', '2026-03-10', '2026-03-10')).toBe('live');
    expect(stateOn('live', '2026-03-10', '2026-03-11')).toBe('ended');
    expect(stateOn('signed-off', '2026-03-10', '2026-03-11')).toBe('ended');
    expect(stateOn('draft', '2026-03-10', '2026-03-11')).toBe('draft');
  });
});
