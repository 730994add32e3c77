import { ink } from '#web/design/figures/colours.ts';
import { type Html, html } from '../html.ts';
import { linear, ticksFor } from './scale.ts';
import { type ImageFrame, label, svgImage } from './svg-image.ts';

export type BarRow = {
  label: string;
  value: number | null;
  low: number | null;
  high: number | null;
  emphasis: boolean;
};

export type BarChart = {
  rows: readonly BarRow[];
  formatValue(value: number): string;
  suppressedText: string;
};

const ROW = 42;
const ROOM_FOR_VALUE = 64;

export const barChartHeight = (rows: number) => rows * ROW + 6;

/** Each row says its label above its bar, so that long names need no second column on a phone. */
export function barChart(frame: ImageFrame, { rows, formatValue, suppressedText }: BarChart): Html {
  const values = rows.flatMap(({ value, low, high }) => [value, low, high]).filter((v) => v !== null);
  const ticks = ticksFor(values);
  const x = linear([ticks[0]!, ticks.at(-1)!], [1, frame.width - ROOM_FOR_VALUE]);
  return svgImage(
    frame,
    rows.map((row, index) => {
      const top = index * ROW;
      const middle = top + 29;
      const name = label(row.label, { x: 0, y: top + 14, colour: ink.text, bold: row.emphasis });
      if (row.value === null) return [name, label(suppressedText, { x: 0, y: middle + 5 })];
      const from = Math.min(x(0), x(row.value));
      const end = Math.max(x(row.value), row.high === null ? 0 : x(row.high)) + 8;
      return [
        name,
        html`<rect x="${from}" y="${top + 20}" width="${Math.abs(x(row.value) - x(0)).toFixed(1)}" height="17" fill="${row.emphasis ? ink.dark : ink.primary}"/>`,
        row.low !== null && row.high !== null && whisker(x(row.low), x(row.high), middle),
        label(formatValue(row.value), { x: end, y: middle + 5, colour: ink.text, bold: true }),
      ];
    }),
  );
}

/** Dark with a light edge: seen on the bar and off it. */
function whisker(low: number, high: number, y: number): Html {
  const d = `M${low} ${y}H${high}M${low} ${y - 4}v8M${high} ${y - 4}v8`;
  return html`<path d="${d}" stroke="${ink.paper}" stroke-width="4"/><path d="${d}" stroke="${ink.text}" stroke-width="1.5"/>`;
}
