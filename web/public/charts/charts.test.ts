import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { barChart, barChartHeight } from './bar-chart.ts';
import { concentrationChart } from './concentration-chart.ts';
import { countClasses, gridMap } from './grid-map.ts';
import { digitsOfTicks, ticksFor, yearsAt } from './scale.ts';
import { seriesChart } from './series-chart.ts';

const frame = { id: 'c', title: 'A title & more', description: 'What it shows', width: 640, height: 300 };
const formatValue = (value: number) => String(value);
const formatTick = (value: number, digits: number) => value.toFixed(digits);

function parse(markup: string): void {
  new SaxesParser({ xmlns: true }).write(markup).close();
}

const value = fc.option(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { nil: null });

function aSeries(values: (number | null)[], mark: 'line' | 'bars') {
  const points = values.map((one, i) => ({
    at: String(2000 + i),
    value: one,
    low: null,
    high: null,
    incomplete: false,
  }));
  return seriesChart(frame, {
    mark,
    lines: [{ key: 'a', label: 'A', points }],
    marks: [],
    formatTick,
    suppressedSign: '†',
  });
}

describe('charts', () => {
  test('are well-formed pictures with a name and a description, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('line' as const, 'bars' as const),
        (values, mark) => {
          const { markup } = aSeries(values, mark);
          parse(markup);
          expect(markup).toContain('role="img"');
          expect(markup).toContain('<title id="c-t">A title &amp; more</title>');
          expect(markup).not.toMatch(/NaN|Infinity|undefined/);
        },
      ),
    );
  });

  test('leave a gap in the line where a value is suppressed', () => {
    const path = aSeries([10, 20, null, 40, 30], 'line').markup.match(/<path d="([^"]+)" fill="none"/)![1]!;
    expect(path.match(/M/g)).toHaveLength(2);
  });

  test('mark a suppressed bar with its sign and draw no bar', () => {
    const { markup } = aSeries([10, null, 30], 'bars');
    expect(markup.match(/<rect/g)).toHaveLength(2);
    expect(markup).toContain('>†<');
  });

  test('tell lines apart without colour: by dashes and by their names', () => {
    const line = (key: string, first: number) => ({
      key,
      label: `line ${key}`,
      points: [0, 1].map((i) => ({
        at: String(2020 + i),
        value: first + i,
        low: null,
        high: null,
        incomplete: false,
      })),
    });
    const { markup } = seriesChart(frame, {
      mark: 'line',
      lines: [line('a', 1), line('b', 5)],
      marks: [],
      formatTick,
      suppressedSign: '†',
    });
    expect(markup).toContain('stroke-dasharray');
    for (const name of ['line a', 'line b']) expect(markup).toContain(`>${name}<`);
  });

  test('write a name at the end of its line only where all of it fits, and leave longer ones to the legend', () => {
    const points = [2020, 2021].map((year) => ({
      at: String(year),
      value: 5,
      low: null,
      high: null,
      incomplete: false,
    }));
    const named = (label: string) =>
      seriesChart(frame, {
        mark: 'line',
        lines: ['Observed', label].map((one, i) => ({ key: `k${i}`, label: one, points })),
        marks: [],
        formatTick,
        suppressedSign: '†',
      }).markup;
    const [, x] = named('WWWWWWWWW').match(/<text x="([\d.]+)"[^>]*font-weight="700">WWWWWWWWW</)!;
    expect(Number(x) + 9 * 9).toBeLessThanOrEqual(frame.width);
    expect(named('Expected from earlier years')).not.toContain('font-weight="700"');
  });

  test('draw bars from zero, with the value beside each', () => {
    const rows = [
      { label: 'A', value: 50, low: 40, high: 60, emphasis: false },
      { label: 'B', value: null, low: null, high: null, emphasis: false },
    ];
    const { markup } = barChart(
      { ...frame, height: barChartHeight(2) },
      { rows, formatValue, suppressedText: 'not shown' },
    );
    parse(markup);
    expect(markup).toContain('>50<');
    expect(markup).toContain('>not shown<');
  });

  test('draw a concentration curve with its readings', () => {
    const { markup } = concentrationChart(frame, {
      points: [
        { places: 0, events: 0 },
        { places: 0.1, events: 0.5 },
        { places: 1, events: 1 },
      ],
      readings: [{ places: 0.1, events: 0.5 }],
      formatShare: (share) => `${share * 100}%`,
      placesAxis: 'places',
      eventsAxis: 'events',
      equalLabel: 'even',
    });
    parse(markup);
    expect(markup).toContain('<circle');
  });

  test('draw a map whose north is up and whose classes take every count once', () => {
    const cells = [
      { cell: 0, count: 60, hot: false, flagged: false },
      { cell: 9, count: null, hot: true, flagged: true },
    ];
    const { markup } = gridMap(
      { id: 'm', title: 't', description: 'd' },
      { grid: { columns: 3, rows: 4 }, cells, outline: [] },
    );
    parse(markup);
    const yOf = (colour: string) => Number(markup.match(new RegExp(`fill="${colour}" d="M\\d+ (\\d+)`))![1]);
    expect(yOf(countClasses[0]!.colour)).toBeLessThan(yOf(countClasses[3]!.colour));
    for (const count of [null, 10, 19, 20, 49, 50, 5000]) {
      expect(countClasses.filter(({ holds }) => holds(count))).toHaveLength(1);
    }
  });
});

describe('axes', () => {
  test('cover every value with round steps, zero included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (values) => {
          const ticks = ticksFor(values);
          // A hair of the largest value, which no picture shows.
          const hair = 1e-6 + 1e-8 * Math.max(...values.map(Math.abs));
          expect(ticks[0]).toBeLessThanOrEqual(Math.min(0, ...values) + hair);
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(0, ...values) - hair);
          expect(ticks.some((tick) => Math.abs(tick) < 1e-9)).toBe(true);
          expect(ticks.length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });

  test('are written with the decimals that tell neighbours apart', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (highest) => {
        const ticks = ticksFor([highest]);
        const digits = digitsOfTicks(ticks);
        expect(new Set(ticks.map((tick) => tick.toFixed(digits))).size).toBe(ticks.length);
      }),
    );
  });

  test('keep months in their year', () => {
    expect(yearsAt('2024-07')).toBeCloseTo(2024.5);
    expect(yearsAt('2024-12-31')).toBeLessThan(2025);
  });
});
