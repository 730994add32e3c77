import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNewYork } from '../../reference/read-new-york.ts';
import { seededGenerator } from '../inference/generator.ts';
import { poissonDraw } from '../inference/poisson-draw.ts';
import { monthNumber, parseDay } from '../series/calendar.ts';
import { interruptedTimeSeries } from './interrupted-time-series.ts';

const { counts, first } = readNewYork();
const step = monthNumber(parseDay('2020-06-01'));

describe('interruptedTimeSeries on New York’s incidents by month, as R has it', () => {
  it('gives glm’s Poisson figures', () => {
    const found = interruptedTimeSeries({ counts, first, step, family: 'poisson' });
    expect(counts.length).toBe(204);
    expect(found.step.coefficient).toBeCloseTo(0.8901079, 7);
    expect(found.step.se).toBeCloseTo(0.0329099, 7);
    expect(found.dispersion).toBeCloseTo(2.3025361, 7);
    expect(found.logLikelihood).toBeCloseTo(-870.42246737817, 8);
    expect([found.theta, found.thetaSe]).toEqual([null, null]);
  });

  it('gives glm.nb’s negative binomial figures', () => {
    const found = interruptedTimeSeries({ counts, first, step, family: 'negative-binomial' });
    expect(found.step.coefficient).toBeCloseTo(0.8896908, 7);
    expect(found.step.se).toBeCloseTo(0.0521223, 7);
    expect(found.step.ratio).toBeCloseTo(2.434377, 6);
    expect(found.step.low).toBeCloseTo(2.197967, 6);
    expect(found.step.high).toBeCloseTo(2.696214, 6);
    expect(found.theta).toBeCloseTo(93.38524, 5);
    expect(found.thetaSe).toBeCloseTo(17.79186, 5);
    expect(found.month.coefficient).toBeCloseTo(-0.00458529, 8);
    expect(found.monthsSince.coefficient).toBeCloseTo(-0.0117041, 7);
    expect(found.dispersion).toBeCloseTo(1.0948713141, 8);
  });

  it('gives the same as R on a part that begins and ends within a year', () => {
    const part = { counts: counts.slice(50, 167), first: first + 50, step: first + 102 };
    const poisson = interruptedTimeSeries({ ...part, family: 'poisson' });
    expect(poisson.step.coefficient).toBeCloseTo(0.08959450076, 9);
    expect(poisson.step.se).toBeCloseTo(0.038402858056, 7);
    expect(poisson.dispersion).toBeCloseTo(1.73058766326, 9);
    const found = interruptedTimeSeries({ ...part, family: 'negative-binomial' });
    expect(found.step.coefficient).toBeCloseTo(0.093941365957, 8);
    expect(found.step.se).toBeCloseTo(0.048088045573, 8);
    expect(found.month.coefficient).toBeCloseTo(-0.00729241823, 9);
    expect(found.monthsSince.coefficient).toBeCloseTo(-0.001553925619, 9);
    expect([found.theta, found.dispersion]).toEqual([
      expect.closeTo(175.594582416, 5),
      expect.closeTo(1.10457842445, 8),
    ]);
  });

  it('gives sandwich’s Newey–West errors, lag 4, on request', () => {
    const found = interruptedTimeSeries({ counts, first, step, family: 'poisson', errors: 'newey-west' });
    expect(found.step.se).toBeCloseTo(0.063826620679, 9);
    expect(found.monthsSince.se).toBeCloseTo(0.002900898698, 9);
  });

  it('says what would have been expected without the step', () => {
    const {
      fitted,
      withoutStep,
      step: effect,
    } = interruptedTimeSeries({
      ...{ counts, first, step },
      family: 'negative-binomial',
    });
    expect([...withoutStep.slice(0, step - first)]).toEqual([...fitted.slice(0, step - first)]);
    expect(fitted[step - first]! / withoutStep[step - first]!).toBeCloseTo(effect.ratio, 10);
  });
});

describe('interruptedTimeSeries', () => {
  it('holds the true ratio about as often as it says', () => {
    const random = seededGenerator(7);
    let held = 0;
    for (let trial = 0; trial < 100; trial++) {
      const months = Array.from({ length: 60 }, (_, i) => poissonDraw(i < 36 ? 20 : 14, random)());
      const { step: effect } = interruptedTimeSeries({
        counts: months,
        first: 0,
        step: 36,
        family: 'poisson',
      });
      if (effect.low <= 0.7 && 0.7 <= effect.high) held++;
    }
    expect(held).toBeGreaterThan(87);
    expect(held).toBeLessThan(100);
  });

  it('depends on the calendar only through the month of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (years) => {
        const now = interruptedTimeSeries({ counts, first, step, family: 'poisson' }).step.coefficient;
        const moved = { counts, first: first - 12 * years, step: step - 12 * years };
        expect(interruptedTimeSeries({ ...moved, family: 'poisson' }).step.coefficient).toBeCloseTo(now, 10);
      }),
      { numRuns: 5 },
    );
  });

  it('refuses a step at the ends, and a year that seasons alone explain', () => {
    const ask = (length: number, at: number) => () =>
      interruptedTimeSeries({ counts: counts.slice(0, length), first, step: first + at, family: 'poisson' });
    expect(ask(60, 0)).toThrow(expect.objectContaining({ code: 'design.collinear' }));
    expect(ask(60, 59)).toThrow(expect.objectContaining({ code: 'design.collinear' }));
    expect(ask(13, 6)).toThrow(expect.objectContaining({ code: 'points.too-few' }));
  });
});
