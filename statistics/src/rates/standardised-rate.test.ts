import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNewYork } from '../../reference/read-new-york.ts';
import { poissonZ } from '../series/poisson-z.ts';
import { directlyStandardisedRate, indirectlyStandardisedRate } from './standardised-rate.ts';

const someStrata = fc.array(
  fc.record({
    events: fc.nat(60),
    exposure: fc.integer({ min: 100, max: 9000 }),
    weight: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('directlyStandardisedRate', () => {
  it.each([
    [[10, 20], [1000, 4000], [1, 1], 0.0075, 0.00458119484453, 0.01177699073372],
    [
      [0, 3, 11, 42],
      [1200, 5300, 2400, 800],
      [30, 40, 20, 10],
      0.00639308176101,
      0.00480966014514,
      0.0085222814893,
    ],
    [[0, 0], [100, 50], [1, 3], 0, 0, 0.0553331918117],
  ])(
    'has Fay and Feuer’s bounds, worked out with R’s gamma quantiles: %j',
    (events, exposure, standard, rate, low, high) => {
      const found = directlyStandardisedRate({ events, exposure }, standard);
      expect(found.estimate).toBeCloseTo(rate, 12);
      expect(found.low).toBeCloseTo(low, 11);
      expect(found.high).toBeCloseTo(high, 11);
    },
  );

  it('is the crude rate, with Garwood’s bounds, when the standard is made up as the area is', () => {
    const found = directlyStandardisedRate({ events: [10], exposure: [500] }, [7]);
    expect([found.estimate, found.crude]).toEqual([0.02, 0.02]);
    expect(found.low).toBeCloseTo(4.795389 / 500, 8);
    expect(found.high).toBeCloseTo(18.390356 / 500, 8);
  });

  it('does not depend on the order of strata or the scale of the standard, and holds its estimate', () => {
    fc.assert(
      fc.property(someStrata, (strata) => {
        const ask = (list: typeof strata, scale: number) =>
          directlyStandardisedRate(
            { events: list.map((one) => one.events), exposure: list.map((one) => one.exposure) },
            list.map((one) => one.weight * scale),
          );
        const found = ask(strata, 1);
        const other = ask(strata.toReversed(), 250);
        expect(other.estimate).toBeCloseTo(found.estimate, 12);
        expect(other.high).toBeCloseTo(found.high, 10);
        expect(found.low).toBeLessThanOrEqual(found.estimate);
        expect(found.high).toBeGreaterThan(found.estimate);
      }),
    );
  });
});

describe('indirectlyStandardisedRate', () => {
  const standard = { events: [30, 20], exposure: [1000, 1000] };

  it('has the ratio of observed to expected with exact bounds', () => {
    const { observed, expected, ratio, rate } = indirectlyStandardisedRate(
      { events: [4, 6], exposure: [100, 100] },
      standard,
    );
    expect([observed, expected, ratio.estimate]).toEqual([10, 5, 2]);
    expect(ratio.low).toBeCloseTo(0.9590777392, 9);
    expect(ratio.high).toBeCloseTo(3.6780712084, 9);
    expect(rate.estimate).toBeCloseTo(2 * 0.025, 12);
  });

  it('is one for the standard itself', () => {
    expect(indirectlyStandardisedRate(standard, standard).ratio.estimate).toBeCloseTo(1, 12);
  });
});

describe('standardised rates', () => {
  it('refuse strata without exposure, of different number, and standards without events', () => {
    const coded = (code: string) => expect.objectContaining({ code });
    const area = { events: [1, 2], exposure: [10, 20] };
    expect(() => directlyStandardisedRate({ ...area, exposure: [10, 0] }, [1, 1])).toThrow(
      coded('argument.out-of-range'),
    );
    expect(() => directlyStandardisedRate(area, [1])).toThrow(coded('shape.mismatch'));
    expect(() => directlyStandardisedRate({ events: [], exposure: [] }, [])).toThrow(coded('points.too-few'));
    expect(() => indirectlyStandardisedRate(area, { events: [0, 0], exposure: [5, 5] })).toThrow(
      coded('points.too-few'),
    );
    expect(() => indirectlyStandardisedRate({ ...area, events: [1, 0.5] }, area)).toThrow(
      coded('counts.not-whole'),
    );
  });
});

describe('New York’s incidents by year', () => {
  it('are 777, 1,531, 1,562 and 1,294 from 2019 to 2022, the first step 22.5 units of chance', () => {
    const { counts, first } = readNewYork();
    const ofYear = (year: number) =>
      counts.slice(year * 12 - first, year * 12 - first + 12).reduce((total, count) => total + count, 0);
    expect([2019, 2020, 2021, 2022].map(ofYear)).toEqual([777, 1531, 1562, 1294]);
    expect(poissonZ(ofYear(2019), ofYear(2020)).z).toBeCloseTo(22.50655, 5);
  });
});
