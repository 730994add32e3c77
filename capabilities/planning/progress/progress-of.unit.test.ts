import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActivityAtWork, isLate, progressOf } from './progress-of.ts';

const anActivity = (changes: Partial<ActivityAtWork> = {}): ActivityAtWork => ({
  ...{ state: 'under-way', isLate: false, percent: null, spentCents: 0, budgetCents: 0 },
  ...changes,
});

describe('the progress of a plan', () => {
  it('is the mean of what owners last said; done is whole, and what was not told is nothing yet', () => {
    const activities = [
      anActivity({ percent: 50 }),
      anActivity({ state: 'done', percent: 80 }),
      anActivity({ state: 'not-started' }),
    ];
    expect(progressOf(activities)).toMatchObject({ activities: 3, done: 1, percent: 50 });
  });

  it('does not count proposals nor what was called off, but counts the money that was spent on it', () => {
    const activities = [
      anActivity({ percent: 40, budgetCents: 100, spentCents: 10 }),
      anActivity({ state: 'proposed', budgetCents: 1000 }),
      anActivity({ state: 'called-off', percent: 90, budgetCents: 1000, spentCents: 7 }),
    ];
    expect(progressOf(activities)).toMatchObject({
      activities: 1,
      percent: 40,
      budgetCents: 100,
      spentCents: 17,
    });
  });

  it('has no percent while there is nothing to report on', () => {
    expect(progressOf([anActivity({ state: 'proposed' })]).percent).toBeNull();
  });

  it('is between nothing and whole, and whole only when every activity is', () => {
    const states = fc.constantFrom('not-started', 'under-way', 'blocked', 'done') as fc.Arbitrary<'done'>;
    const activity = fc.record({ state: states, percent: fc.nat({ max: 100 }) });
    fc.assert(
      fc.property(fc.array(activity, { minLength: 1, maxLength: 12 }), (some) => {
        const { percent } = progressOf(some.map((one) => anActivity(one)));
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
        if (some.every(({ state }) => state === 'done')) expect(percent).toBe(100);
      }),
    );
  });
});

describe('an activity', () => {
  it('is late from the day after it was due, unless it is done, called off or only proposed', () => {
    const due = (state: string, dueOn: string | null = '2026-11-23') => ({ state, dueOn });
    expect(isLate(due('under-way'), '2026-11-23')).toBe(false);
    expect(isLate(due('under-way'), '2026-11-24')).toBe(true);
    expect(isLate(due('not-started'), '2026-11-24')).toBe(true);
    expect(isLate(due('blocked'), '2026-11-24')).toBe(true);
    for (const state of ['proposed', 'done', 'called-off'])
      expect(isLate(due(state), '2026-11-24')).toBe(false);
    expect(isLate(due('under-way', null), '2026-11-24')).toBe(false);
  });
});
