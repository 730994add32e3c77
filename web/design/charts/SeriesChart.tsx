import { useCallback } from 'react';
import { intervalText, numberText } from '../formats.ts';
import { ChartFrame, type ChartText } from './ChartFrame.tsx';
import { bandOpacity, type Plot, plotLook, quietColour, seriesColours, wholeNumbers } from './drawing.ts';
import {
  columnsOf,
  dated,
  nameOf,
  rowsOf,
  type Series,
  type SeriesPoint,
  type Step,
  stepOf,
} from './series-points.ts';

export type { Series, SeriesPoint } from './series-points.ts';

export type SeriesMark = { at: string; label: string };

const noMarks: readonly SeriesMark[] = [];

type SeriesChartProps = ChartText & {
  unit: string;
  kind?: 'line' | 'bars';
  series: readonly Series[];
  /** What the band is: `95% interval`, `expected range`. */
  bandLabel?: string;
  marks?: readonly SeriesMark[];
  height?: number;
};

/** How it goes over time, with its band. */
export function SeriesChart({
  unit,
  kind = 'line',
  series,
  bandLabel,
  marks = noMarks,
  height = 280,
  ...text
}: SeriesChartProps) {
  const draw = useCallback(
    (plot: Plot, width: number) =>
      plot.plot({
        ...plotLook,
        width,
        height,
        marginLeft: 48,
        marginRight: 24,
        marginTop: marks.length > 0 ? 44 : 28,
        marginBottom: 40,
        x: { type: 'utc', label: null, ticks: Math.max(3, Math.round(width / 110)) },
        y: { label: unit, grid: true, zero: true, nice: true, tickFormat: wholeNumbers, ticks: 5 },
        marks: [
          plot.ruleY([0], { stroke: quietColour }),
          ...series.flatMap((one, index) => marksOf(plot, one, colourOf(one, index), kind)),
          ...marks.flatMap((mark) => markOf(plot, mark)),
          tipOf(plot, series, unit),
        ],
      }),
    [series, unit, kind, marks, height],
  );
  return (
    <ChartFrame
      {...text}
      draw={draw}
      legend={legendOf(series, bandLabel)}
      columns={columnsOf(series)}
      rows={rowsOf(series)}
      rowKey={(row) => row.at}
    />
  );
}

function marksOf(plot: Plot, series: Series, colour: string, kind: 'line' | 'bars') {
  const step = stepOf(series.points);
  const points = series.points.filter((point) => point.value !== null).map((point) => dated(point, step));
  const withBand = points.filter((point) => point.low !== undefined && point.high !== undefined);
  if (kind === 'bars') {
    return [
      plot.rectY(points, {
        x: 'date',
        y: 'value',
        interval: step,
        fill: colour,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      plot.ruleX(withBand, { x: 'middle', y1: 'low', y2: 'high', stroke: '#1b1b1b', strokeWidth: 1.25 }),
    ];
  }
  return [
    plot.areaY(withBand, { x: 'date', y1: 'low', y2: 'high', fill: colour, fillOpacity: bandOpacity }),
    plot.lineY(points, {
      x: 'date',
      y: 'value',
      stroke: colour,
      strokeWidth: series.tone === 'quiet' ? 1.25 : 2,
    }),
    plot.dot(points.length <= 36 ? points : [], { x: 'date', y: 'value', fill: colour, r: 2.5 }),
  ];
}

function markOf(plot: Plot, mark: SeriesMark) {
  const at = [{ date: new Date(mark.at), label: mark.label }];
  return [
    plot.ruleX(at, { x: 'date', stroke: quietColour, strokeDasharray: '3,3' }),
    plot.text(at, { x: 'date', text: 'label', frameAnchor: 'top', dy: -14, fill: '#3d4551' }),
  ];
}

function tipOf(plot: Plot, series: readonly Series[], unit: string) {
  const step = stepOf(series[0]?.points ?? []);
  const points = series.flatMap((one) =>
    one.points
      .filter((point) => point.value !== null)
      .map((point) => ({ ...dated(point), series: one.name })),
  );
  return plot.tip(
    points,
    plot.pointerX({
      x: 'date',
      y: 'value',
      title: (point: (typeof points)[number]) => tipText(point, unit, step),
    }),
  );
}

function tipText(point: SeriesPoint & { series: string }, unit: string, step: Step): string {
  const band =
    point.low !== undefined && point.high !== undefined ? `\n${intervalText(point.low, point.high)}` : '';
  return `${point.series}, ${nameOf(point.at, step)}\n${numberText(point.value)} ${unit}${band}`;
}

function colourOf(series: Series, index: number): string {
  return series.tone === 'quiet' ? quietColour : (seriesColours[index % seriesColours.length] as string);
}

function legendOf(series: readonly Series[], bandLabel?: string) {
  const lines = series.map((one, index) => ({ label: one.name, colour: colourOf(one, index) }));
  const first = lines[0];
  const band = bandLabel && first ? [{ label: bandLabel, colour: first.colour, band: true }] : [];
  return series.length > 1 || bandLabel ? [...lines, ...band] : undefined;
}
