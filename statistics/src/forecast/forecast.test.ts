import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeGrid } from '../grids/area.ts';
import { countPoints } from '../grids/count-points.ts';
import { seededGenerator } from '../inference/generator.ts';
import { forecastAccuracy } from './accuracy.ts';
import { accuracyWithIntervals } from './accuracy-intervals.ts';
import { cellsOfShare, highestCells } from './forecast-rank.ts';
import { decayingDensity, eventsDuring, priorCounts, priorDensity } from './forecasters.ts';
import { nijRules } from './nij-rules.ts';
import { randomBaseline } from './random-baseline.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const area = wholeGrid({ x0: 0, y0: 0, size: 100, columns: 10, rows: 10 });
const someCells = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 4 }), observed: fc.integer({ min: 0, max: 4 }) }), {
    minLength: 2,
    maxLength: 20,
  })
  .filter((cells) => cells.some(({ observed }) => observed > 0));
const split = (cells: { score: number; observed: number }[]) => ({
  scores: cells.map(({ score }) => score),
  observed: cells.map(({ observed }) => observed),
});

/** Events that fall on a gradient over the area, on days from 0. */
function someEvents(seed: number, count: number, days: number) {
  const random = seededGenerator(seed);
  const draw = (make: () => number) => Float64Array.from({ length: count }, make);
  const points = { x: draw(() => 1000 * random() ** 2), y: draw(() => 1000 * random() ** 3) };
  return { points, days: draw(() => Math.floor(days * random())) };
}

describe('forecastAccuracy', () => {
  it('has the closed form of the small example', () => {
    const found = forecastAccuracy([8, 4, 4, 2, 1, 0], [6, 7, 3, 2, 1, 0], 1);
    expect(found.pai).toBeCloseTo(1.894737, 6);
    expect(found.pei).toBeCloseTo(0.857143, 6);
    expect(found.rri).toBeCloseTo(1.333333, 6);
    expect(found.paiStar).toBeCloseTo(7 / 19 / (1 / 6), 12);
    expect([found.cells, found.events, found.captured]).toEqual([1, 19, 6]);
  });

  it('catches no more than hindsight, and everything where every cell is named', () => {
    fc.assert(
      fc.property(someCells, fc.nat(), (cells, seed) => {
        const { scores, observed } = split(cells);
        const some = forecastAccuracy(scores, observed, 1 + (seed % scores.length));
        expect(some.pei).toBeLessThanOrEqual(1 + 1e-12);
        expect(some.pai).toBeLessThanOrEqual(some.paiStar + 1e-12);
        const all = forecastAccuracy(scores, observed, scores.length);
        expect([all.pai, all.pei]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
      }),
    );
  });

  it('never lets ties flatter: no other way to break them catches fewer', () => {
    fc.assert(
      fc.property(someCells, fc.nat(), (cells, seed) => {
        const { scores, observed } = split(cells);
        const count = 1 + (seed % scores.length);
        const { captured } = forecastAccuracy(scores, observed, count);
        const turned = cells
          .map((cell, i) => ({ ...cell, i }))
          .sort((a, b) => b.score - a.score || b.i - a.i);
        const byChance = turned.slice(0, count).reduce((sum, { observed: events }) => sum + events, 0);
        expect(captured).toBeLessThanOrEqual(byChance);
      }),
    );
  });

  it('depends on the order of the forecast alone, but for the recovery rate', () => {
    fc.assert(
      fc.property(someCells, (cells) => {
        const { scores, observed } = split(cells);
        const once = forecastAccuracy(scores, observed, 1);
        const doubled = forecastAccuracy(
          scores.map((score) => 2 * score),
          observed,
          1,
        );
        expect([doubled.pai, doubled.pei]).toEqual([once.pai, once.pei]);
        if (once.captured > 0) expect(doubled.rri).toBeCloseTo(2 * once.rri, 12);
      }),
    );
  });

  it('refuses a quiet test period, forecasts that are no numbers and counts of another length', () => {
    expect(() => forecastAccuracy([1, 2], [0, 0], 1)).toThrow(refusal('period.empty'));
    expect(() => forecastAccuracy([1, Number.NaN], [1, 0], 1)).toThrow(refusal('coordinates.not-finite'));
    expect(() => forecastAccuracy([1, 2, 3], [1, 0], 1)).toThrow(refusal('shape.mismatch'));
    expect(() => forecastAccuracy([1, 2], [1, 0], 3)).toThrow(refusal('argument.out-of-range'));
    expect(() => forecastAccuracy([1, 2], [1, 0.5], 1)).toThrow(refusal('counts.not-whole'));
    expect(() => forecastAccuracy([1], [1], 1)).toThrow(refusal('points.too-few'));
  });
});

describe('highestCells', () => {
  it('orders by forecast, then by fewer events, then by position', () => {
    expect([...highestCells([2, 5, 5, 5, 1], [0, 3, 1, 1, 9], 4)]).toEqual([2, 3, 1, 0]);
  });

  it('names one cell in a hundred of 5,905 as 59, and never none', () => {
    expect([cellsOfShare(0.01, 5905), cellsOfShare(0.001, 20)]).toEqual([59, 1]);
    expect(() => cellsOfShare(1, 20)).toThrow(refusal('argument.out-of-range'));
  });
});

describe('accuracyWithIntervals', () => {
  const test = someEvents(5, 400, 365);
  const scores = priorCounts(someEvents(4, 900, 730), { from: 0, to: 730 }, { from: 730, to: 1095 }, area);

  it('gives the figures of forecastAccuracy inside their intervals', () => {
    const { counts } = countPoints(test.points, area);
    const { intervals, ...figures } = accuracyWithIntervals(scores, test, area, 5, { seed: 1 });
    expect(figures).toEqual(forecastAccuracy(scores, counts, 5));
    for (const name of ['pai', 'pei', 'rri'] as const) {
      const { estimate, low, high } = intervals[name];
      expect(estimate).toBeCloseTo(figures[name], 12);
      expect(low).toBeLessThan(estimate);
      expect(high).toBeGreaterThan(estimate);
    }
  });

  it('gives the same for the same seed and whatever the order of the events', () => {
    const turned = {
      points: { x: test.points.x.toReversed(), y: test.points.y.toReversed() },
      days: test.days.toReversed(),
    };
    const found = accuracyWithIntervals(scores, test, area, 5, { seed: 7, draws: 199 });
    expect(accuracyWithIntervals(scores, turned, area, 5, { seed: 7, draws: 199 })).toEqual(found);
  });

  it('is less sure where several victims were hit at once than where each was alone', () => {
    const thrice = (values: Float64Array) => Float64Array.from([...values, ...values, ...values]);
    const points = { x: thrice(test.points.x), y: thrice(test.points.y) };
    const together = { points, days: thrice(test.days) };
    const apart = { points, days: Float64Array.from(points.x, (_, i) => i) };
    const widthOf = (events: typeof together) => {
      const { low, high } = accuracyWithIntervals(scores, events, area, 5, { seed: 1 }).intervals.pai;
      return high - low;
    };
    expect(widthOf(together) / widthOf(apart)).toBeGreaterThan(1.4);
  });

  it('refuses a single day of events and too few draws', () => {
    const three = { x: new Float64Array(3).fill(50), y: new Float64Array(3).fill(50) };
    const oneDay = { points: three, days: [1, 1, 1] };
    expect(() => accuracyWithIntervals(scores, oneDay, area, 5, { seed: 1 })).toThrow(
      refusal('points.too-few'),
    );
    expect(() => accuracyWithIntervals(scores, test, area, 5, { seed: 1, draws: 20 })).toThrow(
      refusal('argument.out-of-range'),
    );
  });

  it('covers the true index about as often as it says', () => {
    // The cell’s true share is known here: events fall evenly, the forecast names ten of a hundred cells, PAI is 1.
    const even = (seed: number) => {
      const random = seededGenerator(seed);
      const draw = () => Float64Array.from({ length: 300 }, () => 1000 * random());
      const days = Float64Array.from({ length: 300 }, () => Math.floor(365 * random()));
      return { points: { x: draw(), y: draw() }, days };
    };
    const fixed = Float64Array.from({ length: 100 }, (_, i) => 100 - i);
    let covered = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { low, high } = accuracyWithIntervals(fixed, even(seed), area, 10, { seed, draws: 199 }).intervals
        .pai;
      if (low <= 1 && high >= 1) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(180);
    expect(covered).toBeLessThanOrEqual(199);
  });
});

describe('randomBaseline', () => {
  it('catches its share of the area on average, and every event with every cell', () => {
    const observed = Float64Array.from({ length: 100 }, (_, i) => (i * i) % 7);
    const { estimate, low, high } = randomBaseline(observed, 10, { seed: 3, draws: 4999 });
    expect(Math.abs(estimate - 1)).toBeLessThan(0.03);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
    const all = randomBaseline(observed, 100, { seed: 3 });
    expect([all.low, all.high]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
  });
});

describe('the forecasters', () => {
  const events = someEvents(8, 500, 400);
  const [train, test] = [
    { from: 0, to: 400 },
    { from: 400, to: 500 },
  ];

  it('expect as many events as before, day for day', () => {
    const forecast = priorCounts(events, train, test, area);
    const { counts } = countPoints(events.points, area);
    expect([...forecast]).toEqual([...counts].map((count) => count / 4));
  });

  it('expect, smoothed, about as many in a wide area', () => {
    const wide = wholeGrid({ x0: -2000, y0: -2000, size: 100, columns: 50, rows: 50 });
    for (const forecaster of [priorDensity('gaussian', 150), decayingDensity('quartic', 300, 50)]) {
      const sum = forecaster(events, train, test, wide).reduce((total, value) => total + value, 0);
      expect(Math.abs(sum / (500 / 4) - 1)).toBeLessThan(0.01);
    }
  });

  it('decay into the plain density when they hardly decay', () => {
    const plain = priorDensity('quartic', 300)(events, train, test, area);
    const slow = decayingDensity('quartic', 300, 1e9)(events, train, test, area);
    slow.forEach((value, i) => {
      expect(Math.abs(value - plain[i]!)).toBeLessThan(1e-6);
    });
  });

  it('weigh an event half as much one half-life earlier', () => {
    const two = { points: { x: Float64Array.of(50, 950), y: Float64Array.of(50, 950) }, days: [399, 369] };
    const forecast = decayingDensity('quartic', 200, 30)(two, train, test, area);
    expect(forecast[0]! / forecast[99]!).toBeCloseTo(2, 12);
  });

  it('know only what happened in the training period', () => {
    const known = eventsDuring(events, { from: 100, to: 200 });
    const kept = Array.from(known.days);
    expect(kept.every((day) => day >= 100 && day < 200)).toBe(true);
    expect(known.days.length).toBe([...events.days].filter((day) => day >= 100 && day < 200).length);
    expect(() => priorCounts(events, { from: 5, to: 5 }, test, area)).toThrow(refusal('period.empty'));
    expect(() => decayingDensity('quartic', 200, 0)).toThrow(refusal('argument.out-of-range'));
  });
});

describe('nijRules', () => {
  it('allows cells of 62,500 to 360,000 ft² and a quarter to three quarters of a square mile', () => {
    const grid = (feet: number) => ({ x0: 0, y0: 0, size: feet * 0.3048, columns: 9, rows: 9 });
    expect([249, 250, 600, 601].map((feet) => nijRules(grid(feet), 9).cellAllowed)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const { fewestCells, mostCells } = nijRules(grid(528), 1);
    expect([fewestCells, mostCells]).toEqual([25, 75]);
    expect([24, 25, 75, 76].map((cells) => nijRules(grid(528), cells).totalAllowed)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(nijRules({ ...grid(1), size: 250 }, 59)).toMatchObject({
      cellAllowed: false,
      totalAllowed: false,
    });
    expect(() => nijRules(grid(0), 5)).toThrow(refusal('argument.out-of-range'));
  });
});
