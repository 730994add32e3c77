import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededGenerator } from '../inference/generator.ts';
import { negativeBinomialQuantile } from '../inference/negative-binomial.ts';
import { poissonDraw } from '../inference/poisson-draw.ts';
import { reportingDelayNowcast } from './reporting-delay.ts';

const coded = (code: string) => expect.objectContaining({ code });

/** Reports of each month by delay, row by row, as lists of events. */
function eventsOf(rows: number[][]) {
  const occurred: number[] = [];
  const reported: number[] = [];
  rows.forEach((cells, month) => {
    cells.forEach((count, delay) => {
      for (let i = 0; i < count; i++) {
        occurred.push(month);
        reported.push(month + delay);
      }
    });
  });
  return { occurred, reported, through: rows.length - 1 };
}

describe('reportingDelayNowcast', () => {
  /** Of each month 60 are reported at once, 30 a month later, 10 after two. */
  const steady = [[60, 30, 10], [60, 30, 10], [60, 30, 10], [60, 30], [60]];

  it('completes months by the share reported so far', () => {
    const { months, shareWithin, dispersion } = reportingDelayNowcast({ ...eventsOf(steady), maxDelay: 2 });
    expect([...shareWithin]).toEqual([0.6, 0.9, 1].map((share) => expect.closeTo(share, 12)));
    expect(months.map(({ estimate }) => estimate)).toEqual(
      [100, 100, 100, 100, 100].map((n) => expect.closeTo(n, 9)),
    );
    expect(months.map(({ state }) => state)).toEqual([
      ...['complete', 'complete', 'complete'],
      ...['estimated', 'estimated'],
    ]);
    expect(dispersion).toBe(1);
  });

  it('is the chain ladder: development factors of cumulated columns', () => {
    const aCell = fc.integer({ min: 3, max: 30 });
    fc.assert(
      fc.property(fc.array(fc.tuple(aCell, aCell, aCell), { minLength: 5, maxLength: 12 }), (full) => {
        const rows = full.map((cells, month) => cells.slice(0, full.length - month));
        const { months } = reportingDelayNowcast({ ...eventsOf(rows), maxDelay: 2, leastShare: 0.01 });
        const total = (row: number[], upTo: number) => row.slice(0, upTo + 1).reduce((sum, n) => sum + n, 0);
        const factor = (delay: number) => {
          const old = rows.filter((row) => row.length > delay);
          const [wide, narrow] = [delay, delay - 1].map((d) =>
            old.reduce((sum, row) => sum + total(row, d), 0),
          );
          return wide! / narrow!;
        };
        expect(months.at(-1)!.estimate).toBeCloseTo(rows.at(-1)![0]! * factor(1) * factor(2), 8);
        expect(months.at(-2)!.estimate).toBeCloseTo(total(rows.at(-2)!, 1) * factor(2), 8);
      }),
    );
  });

  it('holds what the newest months come to about as often as it says', () => {
    const random = seededGenerator(31);
    const draw = [24, 10, 4, 2].map((mean) => poissonDraw(mean, random));
    let held = 0;
    for (let trial = 0; trial < 400; trial++) {
      const full = Array.from({ length: 18 }, () => draw.map((next) => next()));
      const seen = full.map((cells, month) => cells.slice(0, full.length - month));
      const { months } = reportingDelayNowcast({ ...eventsOf(seen), maxDelay: 3 });
      for (const { month, low, high } of months.slice(-3)) {
        const came = full[month]!.reduce((sum, n) => sum + n, 0);
        if (low! <= came && came <= high!) held++;
      }
    }
    expect(held / 1200).toBeGreaterThan(0.93);
    expect(held / 1200).toBeLessThan(0.985);
  });

  it('widens when reports come in batches', () => {
    const batches = Array.from({ length: 14 }, (_, m) => (m % 2 ? [60, 55, 5] : [60, 5, 55]));
    const wild = batches.map((cells, month) => cells.slice(0, batches.length - month));
    const calm = wild.map((cells) => [60, 30, 30].slice(0, cells.length));
    const newest = (rows: number[][]) => {
      const found = reportingDelayNowcast({ ...eventsOf(rows), maxDelay: 2 });
      return { dispersion: found.dispersion, width: found.months.at(-1)!.high! - found.months.at(-1)!.low! };
    };
    expect(newest(wild).dispersion).toBeGreaterThan(10);
    expect(newest(wild).width).toBeGreaterThan(2 * newest(calm).width);
  });

  it('refuses a month of which too little is reported, and says so for that month alone', () => {
    const slow = [[1, 9, 10], [1, 9, 10], [1, 9, 10], [1, 9], [1]];
    const { months } = reportingDelayNowcast({ ...eventsOf(slow), maxDelay: 2 });
    expect(months.at(-1)).toMatchObject({ state: 'unsupported', estimate: null, low: null, reported: 1 });
    expect(months.at(-2)!.estimate).toBeCloseTo(20, 9);
  });

  it('is not sure that a month without a report yet will stay so', () => {
    const { months } = reportingDelayNowcast({ ...eventsOf([...steady.slice(0, 4), [0]]), maxDelay: 2 });
    expect(months.at(-1)).toMatchObject({ estimate: 0, low: 0 });
    expect(months.at(-1)!.high).toBeGreaterThan(0);
  });

  it('refuses too little history, and reports before their event or after the last month', () => {
    const ask = (change: object) => () =>
      reportingDelayNowcast({ ...eventsOf(steady), maxDelay: 2, ...change });
    expect(ask({ maxDelay: 9 })).toThrow(coded('points.too-few'));
    expect(ask({ maxDelay: 0 })).toThrow(coded('argument.out-of-range'));
    expect(ask({ through: 3 })).toThrow(coded('argument.out-of-range'));
    expect(ask({ occurred: [], reported: [] })).toThrow(coded('points.too-few'));
    expect(ask({ reported: [1] })).toThrow(coded('shape.mismatch'));
    expect(() => reportingDelayNowcast({ occurred: [3], reported: [2], through: 9, maxDelay: 2 })).toThrow(
      coded('argument.out-of-range'),
    );
  });
});

describe('negativeBinomialQuantile', () => {
  it('is the first count whose summed chances reach p', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.2, max: 40, noNaN: true }),
        fc.double({ min: 1.05, max: 5, noNaN: true }),
        (p, mean, factor) => {
          const found = negativeBinomialQuantile(p, mean, mean * factor);
          const size = mean / (factor - 1);
          let chance = factor ** -size;
          let sum = 0;
          for (let k = 0; k < found; k++) {
            sum += chance;
            chance *= ((size + k) / (k + 1)) * (1 - 1 / factor);
          }
          expect(sum).toBeLessThan(p + 1e-9);
          expect(sum + chance).toBeGreaterThan(p - 1e-9);
        },
      ),
    );
  });
});
