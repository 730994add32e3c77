import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aoristic } from './aoristic.ts';

const HOUR = 3_600_000;
const refusal = (code: string) => expect.objectContaining({ code });
const someSpans = fc.array(
  fc.record({
    start: fc.integer({ min: Date.UTC(1969, 11, 1), max: Date.UTC(2026, 0, 1) }),
    minutes: fc.integer({ min: 0, max: 9 * 24 * 60 }),
  }),
  { minLength: 1, maxLength: 40 },
);
const split = (spans: { start: number; minutes: number }[]) => ({
  start: spans.map(({ start }) => start),
  end: spans.map(({ start, minutes }) => start + minutes * 60_000),
});
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('aoristic', () => {
  it('spreads an event over the hours it may have happened in', () => {
    const { weights, used, certain } = aoristic(
      [Date.UTC(2026, 10, 23, 23, 30)],
      [Date.UTC(2026, 10, 24, 1, 0)],
    );
    expect(weights[23]).toBeCloseTo(1 / 3, 9);
    expect(weights[24]).toBeCloseTo(2 / 3, 9);
    expect([sum(weights), used, certain]).toEqual([expect.closeTo(1, 9), 1, 0]);
  });

  it('puts an event of one moment into its hour, Sunday’s last hour being the week’s', () => {
    const sunday = Date.UTC(2026, 10, 29, 23, 59);
    const { weights, certain } = aoristic([sunday], [sunday]);
    expect([weights[167], certain]).toEqual([1, 1]);
  });

  it('keeps the number of events, and says how many were too long to say anything', () => {
    fc.assert(
      fc.property(someSpans, (spans) => {
        const { start, end } = split(spans);
        const { weights, used, tooLong } = aoristic(start, end);
        expect(sum(weights)).toBeCloseTo(used, 6);
        expect(used + tooLong).toBe(spans.length);
        expect(tooLong).toBe(spans.filter(({ minutes }) => minutes > 168 * 60).length);
        for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('equals asking minute by minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 1, max: 3000 }),
        (first, minutes) => {
          const { weights } = aoristic([first * 60_000], [(first + minutes) * 60_000]);
          const expected = new Float64Array(168);
          for (let minute = first; minute < first + minutes; minute++) {
            const when = new Date(minute * 60_000);
            expected[((when.getUTCDay() + 6) % 7) * 24 + when.getUTCHours()]! += 1 / minutes;
          }
          weights.forEach((weight, bin) => {
            expect(weight).toBeCloseTo(expected[bin]!, 6);
          });
        },
      ),
    );
  });

  it('gives the same a week later, and in whatever order', () => {
    fc.assert(
      fc.property(someSpans, (spans) => {
        const { start, end } = split(spans);
        const here = aoristic(start, end).weights;
        const later = aoristic(
          start.map((time) => time + 168 * HOUR).reverse(),
          end.map((time) => time + 168 * HOUR).reverse(),
        ).weights;
        later.forEach((weight, bin) => {
          expect(weight).toBeCloseTo(here[bin]!, 6);
        });
      }),
    );
  });

  it('spreads a whole week evenly', () => {
    const { weights } = aoristic([Date.UTC(2026, 0, 7, 15)], [Date.UTC(2026, 0, 14, 15)]);
    for (const weight of weights) expect(weight).toBeCloseTo(1 / 168, 9);
  });

  it('refuses events that end before they start or have no time', () => {
    expect(() => aoristic([HOUR], [0])).toThrow(refusal('argument.out-of-range'));
    expect(() => aoristic([Number.NaN], [0])).toThrow(refusal('coordinates.not-finite'));
    expect(() => aoristic([0, 0], [0])).toThrow(refusal('shape.mismatch'));
    expect(() => aoristic([0], [0], 0)).toThrow(refusal('argument.out-of-range'));
  });
});
