import { useCallback } from 'react';
import { ink, lineStyles } from '../figures/colours.ts';
import { measureText } from '../figures/numbers.ts';
import { startOfLabel } from '../formats.ts';
import { ChartFrame, type ChartText } from './ChartFrame.tsx';
import { type Plot, plotLook } from './drawing.ts';
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
        y: {
          label: startOfLabel(unit),
          grid: true,
          zero: true,
          nice: true,
          tickFormat: (value: number) => measureText(value),
          ticks: 5,
        },
        marks: [
          plot.ruleY([0], { stroke: ink.axis }),
          ...series.map((one, index) => bandOf(plot, one, bandLook(series, index), kind)),
          ...series.map((one, index) => marksOf(plot, one, styleOf(index), kind)).reverse(),
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

type LineStyle = (typeof lineStyles)[number];

/** Each series has the colour and dashes of its place, as on the public pages. */
function styleOf(index: number): LineStyle {
  return lineStyles[index % lineStyles.length] as LineStyle;
}

const hasBand = (point: SeriesPoint) => point.low !== undefined && point.high !== undefined;

/** A single band is pale, so that it can be told from every line; several take the colours of their lines. */
function bandLook(series: readonly Series[], index: number) {
  const isAlone = series.filter((one) => one.points.some(hasBand)).length === 1;
  return isAlone ? { fill: ink.band } : { fill: styleOf(index).colour, fillOpacity: 0.15 };
}

function bandOf(plot: Plot, series: Series, look: ReturnType<typeof bandLook>, kind: 'line' | 'bars') {
  const points = series.points.filter(hasBand).map((point) => dated(point, stepOf(series.points)));
  return kind === 'bars' ? [] : plot.areaY(points, { x: 'date', y1: 'low', y2: 'high', ...look });
}

function marksOf(plot: Plot, series: Series, { colour, dash }: LineStyle, kind: 'line' | 'bars') {
  const step = stepOf(series.points);
  const points = series.points.filter((point) => point.value !== null).map((point) => dated(point, step));
  if (kind === 'bars') return barsOf(plot, points, step, colour);
  return [
    plot.lineY(points, {
      x: 'date',
      y: 'value',
      stroke: colour,
      strokeWidth: 2,
      ...(dash ? { strokeDasharray: dash } : {}),
    }),
    plot.dot(points.length <= 36 ? points : [], { x: 'date', y: 'value', fill: colour, r: 2.5 }),
  ];
}

function barsOf(plot: Plot, points: ReturnType<typeof dated>[], step: Step, colour: string) {
  return [
    plot.rectY(points, {
      x: 'date',
      y: 'value',
      interval: step,
      fill: colour,
      insetLeft: 0.5,
      insetRight: 0.5,
    }),
    plot.ruleX(points.filter(hasBand), {
      x: 'middle',
      y1: 'low',
      y2: 'high',
      stroke: ink.text,
      strokeWidth: 1.25,
    }),
  ];
}

function markOf(plot: Plot, mark: SeriesMark) {
  const at = [{ date: new Date(mark.at), label: mark.label }];
  return [
    plot.ruleX(at, { x: 'date', stroke: ink.axis, strokeDasharray: '3,3' }),
    plot.text(at, { x: 'date', text: 'label', frameAnchor: 'top', dy: -14, fill: ink.quiet }),
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
  const { value, low, high } = point;
  const band = low === undefined || high === undefined ? '' : `\n${measureText(low)} to ${measureText(high)}`;
  return `${point.series}, ${nameOf(point.at, step)}\n${value === null ? '—' : measureText(value)} ${unit}${band}`;
}

function legendOf(series: readonly Series[], bandLabel?: string) {
  const lines = series.map((one, index) => {
    const { colour, dash } = styleOf(index);
    return { label: one.name, colour, dashed: dash !== null };
  });
  const band = bandLabel ? [{ label: bandLabel, colour: ink.band as string }] : [];
  return series.length > 1 || bandLabel ? [...lines, ...band] : undefined;
}
