import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gammaQ } from '../numbers/gamma.ts';
import { averageRunLength } from './average-run-length.ts';
import { controlChartOfCounts, controlChartOfRates } from './control-chart.ts';
import { ewmaChart, ewmaReach } from './ewma-chart.ts';

const coded = (code: string) => expect.objectContaining({ code });
const someCounts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 40 });

describe('controlChartOfCounts', () => {
  it('has limits three roots of the mean away, never below zero', () => {
    const { centre, points, signals } = controlChartOfCounts([8, 10, 9, 9, 25], { baseline: 4 });
    expect([centre, points[0]!.low, points[0]!.high]).toEqual([9, 0, 18]);
    expect(signals).toEqual([4]);
    expect(points[4]!.signal).toBe('above');
    const larger = controlChartOfCounts([100, 100, 60], { baseline: 2 });
    expect(larger.points[2]).toEqual({ value: 60, low: 70, high: 130, signal: 'below' });
  });

  it('takes the centre from the baseline alone', () => {
    fc.assert(
      fc.property(someCounts, fc.nat(900), (counts, last) => {
        const baseline = counts.length;
        const { centre } = controlChartOfCounts([...counts, last], { baseline });
        expect(centre).toBeCloseTo(counts.reduce((sum, count) => sum + count, 0) / baseline, 10);
      }),
    );
  });

  it('says when the baseline varies more than Poisson', () => {
    expect(controlChartOfCounts([9, 9, 9, 9], { baseline: 4 }).dispersion).toBe(0);
    expect(controlChartOfCounts([2, 30, 1, 25], { baseline: 4 }).dispersion).toBeGreaterThan(5);
  });
});

describe('controlChartOfRates', () => {
  it('has wider limits where exposure is less', () => {
    const { centre, points } = controlChartOfRates([8, 20, 9], [1, 2, 1], { baseline: 2 });
    expect(centre).toBeCloseTo(28 / 3, 12);
    expect(points[1]!.high - centre).toBeCloseTo((points[0]!.high - centre) / Math.SQRT2, 12);
  });

  it('is the chart of counts when exposure is one throughout', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const ones = counts.map(() => 1);
        expect(controlChartOfRates(counts, ones, { baseline: 3 })).toEqual(
          controlChartOfCounts(counts, { baseline: 3 }),
        );
      }),
    );
  });
});

describe('ewmaChart', () => {
  it('carries the average on, with limits that widen to their final distance', () => {
    const { points, signals } = ewmaChart([8, 10, 9, 9, 16, 16, 16], { baseline: 4 });
    expect(points[0]!.value).toBeCloseTo(0.8 * 9 + 0.2 * 8, 12);
    expect(points[1]!.value).toBeCloseTo(0.8 * points[0]!.value + 0.2 * 10, 12);
    expect(points[0]!.high).toBeCloseTo(9 + 3 * 3 * 0.2, 12);
    expect(signals).toEqual([6]);
    expect(ewmaReach(9, 0.2, 3)(500)).toBeCloseTo(9 * Math.sqrt(0.2 / 1.8), 10);
  });

  it('is the chart of counts when only the newest counts', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const all = ewmaChart(counts, { baseline: 3, weight: 1 });
        const plain = controlChartOfCounts(counts, { baseline: 3 });
        all.points.forEach((point, i) => {
          expect(point.value).toBeCloseTo(plain.points[i]!.value, 10);
          expect(point.high).toBeCloseTo(plain.points[i]!.high, 10);
        });
      }),
    );
  });
});

describe('averageRunLength', () => {
  it('measures the false alarms of a c-chart, which are known exactly', () => {
    // Above 18 of a Poisson count with mean 9; below 0 there is none.
    const chance = 1 - gammaQ(19, 9);
    const { average, se, alarmRate } = averageRunLength({ chart: 'counts', centre: 9, runs: 4000, seed: 1 });
    expect(Math.abs(average - 1 / chance)).toBeLessThan(3.5 * se);
    expect(alarmRate).toBeCloseTo(chance, 3);
  });

  it('agrees with a Markov chain for the EWMA chart', () => {
    const found = averageRunLength({ chart: 'ewma', centre: 10, width: 2.7, runs: 4000, seed: 3 });
    expect(Math.abs(found.average / markovRunLength(10, 10, 0.2, 2.7) - 1)).toBeLessThan(0.05);
  });

  it('sees a lasting rise of a fifth sooner on the EWMA chart', () => {
    const change = { centre: 20, actual: 24, runs: 2000, seed: 5 };
    const ewma = averageRunLength({ chart: 'ewma', ...change });
    const counts = averageRunLength({ chart: 'counts', ...change });
    expect(ewma.average).toBeLessThan(counts.average / 2);
    expect([ewma.unfinished, counts.unfinished]).toEqual([0, 0]);
  });

  it('gives the same for the same seed', () => {
    const design = { chart: 'ewma', centre: 6, runs: 200, seed: 8 } as const;
    expect(averageRunLength(design)).toEqual(averageRunLength(design));
  });
});

describe('every chart', () => {
  it('refuses a baseline that is empty, too short or longer than the series', () => {
    expect(() => controlChartOfCounts([1, 2, 3], { baseline: 4 })).toThrow(coded('points.too-few'));
    expect(() => ewmaChart([1, 2, 3], { baseline: 1 })).toThrow(coded('points.too-few'));
    expect(() => controlChartOfCounts([0, 0, 3], { baseline: 2 })).toThrow(coded('points.too-few'));
    expect(() => controlChartOfRates([1, 2], [1, 0], { baseline: 2 })).toThrow(
      coded('argument.out-of-range'),
    );
    expect(() => ewmaChart([1, 2.5, 3], { baseline: 2 })).toThrow(coded('counts.not-whole'));
    expect(() => averageRunLength({ chart: 'ewma', centre: 3, weight: 2, runs: 9, seed: 1 })).toThrow(
      coded('argument.out-of-range'),
    );
  });
});

/** Brook and Evans (1972): the average moves between narrow states until it leaves the final limits. */
function markovRunLength(centre: number, actual: number, weight: number, width: number): number {
  const states = 101;
  const reach = ewmaReach(centre, weight, width)(1e6);
  const step = (2 * reach) / states;
  const middle = (i: number) => centre - reach + (i + 0.5) * step;
  const chances = Array.from(
    { length: 60 },
    (_, k) => gammaQ(k + 1, actual) - (k > 0 ? gammaQ(k, actual) : 0),
  );
  let lengths = new Float64Array(states).fill(1);
  for (let round = 0; round < 2500; round++) {
    lengths = lengths.map((_, i) => {
      let sum = 1;
      chances.forEach((chance, k) => {
        const to = Math.floor((middle(i) + weight * (k - middle(i)) - (centre - reach)) / step);
        if (to >= 0 && to < states) sum += chance * lengths[to]!;
      });
      return sum;
    });
  }
  return lengths[Math.floor(states / 2)]!;
}
