import { useCallback } from 'react';
import { formatsIn, intervalText, numberText } from '../formats.ts';
import type { Column } from '../parts/columns.ts';
import { ChartFrame, type ChartText } from './ChartFrame.tsx';
import { bandOpacity, type Plot, plotLook, quietColour, seriesColours, wholeNumbers } from './drawing.ts';

export type SeriesPoint = {
  /** A day, `2025-01-01`; a month or week is named by its first day. */
  at: string;
  value: number | null;
  low?: number;
  high?: number;
};

export type Series = { name: string; points: readonly SeriesPoint[]; tone?: 'main' | 'quiet' };
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

type Step = 'day' | 'week' | 'month' | 'year';

const stepDays: Record<Step, number> = { day: 1, week: 7, month: 30.4, year: 365.25 };

function dated(point: SeriesPoint, step: Step = 'day') {
  const date = new Date(point.at);
  return { ...point, date, middle: new Date(date.getTime() + stepDays[step] * 43_200_000) };
}

/** What a point stands for, in words: its month, its week. */
function nameOf(at: string, step: Step): string {
  const formats = formatsIn('UTC');
  if (step === 'year') return at.slice(0, 4);
  if (step === 'month') return formats.month(at);
  return step === 'week' ? `week of ${formats.date(at)}` : formats.date(at);
}

/** The width of a bar: the usual distance between two points. */
export function stepOf(points: readonly SeriesPoint[]): Step {
  const days = points
    .slice(1)
    .map(
      (point, index) => (Date.parse(point.at) - Date.parse((points[index] as SeriesPoint).at)) / 86_400_000,
    )
    .sort((one, other) => one - other);
  const usual = days[Math.floor(days.length / 2)] ?? 1;
  if (usual > 300) return 'year';
  if (usual > 27) return 'month';
  return usual > 6 ? 'week' : 'day';
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

type SeriesRow = { at: string; values: (SeriesPoint | undefined)[] };

function rowsOf(series: readonly Series[]): SeriesRow[] {
  const days = [...new Set(series.flatMap((one) => one.points.map((point) => point.at)))].sort();
  const byDay = series.map((one) => new Map(one.points.map((point) => [point.at, point])));
  return days.map((at) => ({ at, values: byDay.map((points) => points.get(at)) }));
}

function columnsOf(series: readonly Series[]): Column<SeriesRow>[] {
  const step = stepOf(series[0]?.points ?? []);
  const columns: Column<SeriesRow>[] = [
    {
      key: 'at',
      label: 'Time',
      value: (row) => row.at,
      render: (row) => nameOf(row.at, step),
      sortable: true,
    },
  ];
  for (const [index, one] of series.entries()) {
    columns.push({
      key: `v${index}`,
      label: one.name,
      value: (row) => row.values[index]?.value,
      align: 'end',
      sortable: true,
    });
    if (!one.points.some((point) => point.low !== undefined)) continue;
    columns.push({ key: `l${index}`, label: 'Low', value: (row) => row.values[index]?.low, align: 'end' });
    columns.push({ key: `h${index}`, label: 'High', value: (row) => row.values[index]?.high, align: 'end' });
  }
  return columns;
}
