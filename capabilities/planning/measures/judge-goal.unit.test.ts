import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from './contract.ts';
import { type GoalToJudge, judgeGoal } from './judge-goal.ts';

const aReading = (value: number, low: number, high: number): Reading => ({
  ...{ metric: 'shooting-victims-a-year', value, low, high, level: 0.95, counted: value },
  ...{ periodFrom: '2025-01-01', periodTo: '2025-12-31', dataLabel: 'Shootings, version 3' },
  ...{ dataThrough: '2025-12-31', method: 'Counted' },
});
const aGoal = (changes: Partial<GoalToJudge> = {}): GoalToJudge => ({
  metric: 'shooting-victims-a-year',
  baseline: { value: 400, low: 362, high: 441 },
  target: { value: 300, on: '2028-12-31' },
  ...changes,
});

describe('where a goal stands', () => {
  it('is better only when the intervals do not meet', () => {
    expect(judgeGoal(aGoal(), aReading(280, 248, 315))).toEqual({
      standing: 'better',
      sentence:
        'It is now 280 (248 to 315), clearly below the baseline of 400. The target of 300 by 2028-12-31 lies within the interval, so it can’t be said whether it is met.',
    });
  });

  it('says plainly when the interval does not separate from the baseline', () => {
    const { standing, sentence } = judgeGoal(aGoal(), aReading(360, 324, 399));
    expect(standing).toBe('not-told-apart');
    expect(sentence).toContain('can’t be told apart from the baseline of 400: the intervals overlap');
    expect(sentence).toContain('The target of 300 by 2028-12-31 is not met.');
  });

  it('never calls a change where the intervals overlap, whatever the figures', () => {
    const interval = fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 80 }), fc.nat({ max: 80 }));
    fc.assert(
      fc.property(interval, interval, ([was, wasDown, wasUp], [is, down, up]) => {
        const baseline = { value: was, low: was - wasDown, high: was + wasUp };
        const { standing } = judgeGoal(aGoal({ baseline }), aReading(is, is - down, is + up));
        const meet = is - down <= baseline.high && is + up >= baseline.low;
        expect(standing).toBe(meet ? 'not-told-apart' : is < was ? 'better' : 'worse');
      }),
    );
  });

  it('has no direction for a measure that is neither better nor worse when it falls', () => {
    const goal = aGoal({
      metric: 'places-that-hold-half',
      baseline: { value: 0.08, low: 0.07, high: 0.09 },
      target: null,
    });
    expect(judgeGoal(goal, aReading(0.05, 0.045, 0.055))).toMatchObject({
      standing: 'changed',
      sentence: 'It is now 5.0% (4.5% to 5.5%), clearly below the baseline of 8.0%.',
    });
  });

  it('says so when there is no baseline, no data, or no measure of the catalogue', () => {
    expect(judgeGoal(aGoal({ baseline: null }), aReading(1, 0, 6)).standing).toBe('no-baseline');
    expect(judgeGoal(aGoal(), null).sentence).toBe(
      'The site has no accepted data to read this measure from.',
    );
    expect(judgeGoal(aGoal({ metric: null }), aReading(1, 0, 6)).sentence).toContain('Measured by hand');
  });
});
