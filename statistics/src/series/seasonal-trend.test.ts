import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNewYork } from '../../reference/read-new-york.ts';
import { seasonalTrend } from './seasonal-trend.ts';

const { counts } = readNewYork();

/** Rows of R 4.2’s stl(…, s.jump = 1, t.jump = 1, l.jump = 1): month, season, trend, weight. */
const figures = {
  '13': [
    [1, -29.18617558639, 128.1566256161, 1],
    [100, -12.48277077413, 96.5962084069, 1],
    [170, -39.39233596552, 95.2821398199, 1],
    [204, -8.93233750273, 90.865562613, 1],
  ],
  '13 robust': [
    [1, -28.56647634045, 128.0528550971, 0.821868668188],
    [100, -11.29162330108, 97.0718197503, 0.998222410456],
    [170, -34.43332014834, 76.4482401949, 0.989464510176],
    [204, -3.70928910232, 86.6231544414, 0.994786163156],
  ],
  periodic: [
    [1, -25.3911290237, 124.959460699, 1],
    [100, -12.2995929018, 96.3720528915, 1],
    [170, -43.7437688598, 93.885065235, 1],
    [204, -9.4190302231, 88.0436825548, 1],
  ],
};

describe('seasonalTrend', () => {
  it.each([
    ['13', 13, false],
    ['13 robust', 13, true],
    ['periodic', 'periodic', false],
  ] as const)('gives the figures of R’s stl on New York’s incidents by month: %s', (name, window, robust) => {
    const { seasonal, trend, trust } = seasonalTrend(counts, 12, window, robust);
    for (const [month, season, level, weight] of figures[name]) {
      expect(seasonal[month! - 1]).toBeCloseTo(season!, 8);
      expect(trend[month! - 1]).toBeCloseTo(level!, 8);
      expect(trust[month! - 1]).toBeCloseTo(weight!, 8);
    }
  });

  it('adds up to the series, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 15, maxLength: 60 }), fc.boolean(), (values, robust) => {
        const { seasonal, trend, remainder } = seasonalTrend(values, 7, 'periodic', robust);
        values.forEach((value, i) => {
          expect(seasonal[i]! + trend[i]! + remainder[i]!).toBeCloseTo(value, 8);
        });
      }),
    );
  });

  it.each([
    ['nothing over of a level with a fixed season', 0, 1e-9],
    ['next to nothing over of a line with one', 0.4, 0.3],
  ])('leaves %s', (_title, slope, least) => {
    const values = Array.from(
      { length: 72 },
      (_, i) => 50 + slope * i + 9 * Math.sin((2 * Math.PI * i) / 12),
    );
    const { remainder, seasonal } = seasonalTrend(values, 12);
    for (const rest of remainder) expect(Math.abs(rest)).toBeLessThan(least);
    expect(Math.abs(seasonal[3]! - 9)).toBeLessThan(least);
  });

  it('keeps one month like no other out of season and trend when robust', () => {
    const calm = Array.from({ length: 72 }, (_, i) => 50 + 9 * Math.sin((2 * Math.PI * i) / 12) + (i % 5));
    const shocked = calm.with(30, 400);
    const bent = (robust: boolean) =>
      Math.abs(
        seasonalTrend(shocked, 12, 13, robust).trend[28]! - seasonalTrend(calm, 12, 13, robust).trend[28]!,
      );
    expect(bent(true)).toBeLessThan(1);
    expect(bent(false)).toBeGreaterThan(10);
  });

  it('refuses two cycles or less, and windows that are even or short', () => {
    const coded = (code: string) => expect.objectContaining({ code });
    expect(() => seasonalTrend(counts.slice(0, 24), 12)).toThrow(coded('points.too-few'));
    expect(() => seasonalTrend(counts, 1)).toThrow(coded('argument.out-of-range'));
    expect(() => seasonalTrend(counts, 12, 8)).toThrow(coded('argument.out-of-range'));
    expect(() => seasonalTrend([Number.NaN, ...counts], 12)).toThrow(coded('argument.out-of-range'));
  });
});
