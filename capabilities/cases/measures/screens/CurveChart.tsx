import { useCallback } from 'react';
import { ChartFrame, type ChartText } from '#web/design/charts/ChartFrame.tsx';
import { type Plot, plotLook } from '#web/design/charts/drawing.ts';
import { ink, lineStyles } from '#web/design/figures/colours.ts';
import { shareText } from '#web/design/figures/numbers.ts';
import type { Column } from '#web/design/parts/columns.ts';
import type { Curve } from '../contract.ts';

type CurveChartProps = ChartText & { curves: readonly Curve[] };
type Point = Curve['points'][number] & { cause: string };

const HEIGHT = 320;
const styleOf = (index: number) => lineStyles[index % lineStyles.length]!;

/** The share to whom each end had happened by each day, with its interval. */
export function CurveChart({ curves, ...text }: CurveChartProps) {
  const draw = useCallback((plot: Plot, width: number) => drawCurves(plot, width, curves), [curves]);
  const points = curves.flatMap(({ cause, points: own }) => own.map((point) => ({ ...point, cause })));
  return (
    <ChartFrame
      {...text}
      draw={draw}
      legend={curves.map(({ cause }, index) => {
        const { colour, dash } = styleOf(index);
        return { label: cause, colour, dashed: dash !== null };
      })}
      columns={columns}
      rows={points.filter(({ day }) => day > 0 && day % 90 === 0)}
      rowKey={({ cause, day }) => `${cause} ${day}`}
    />
  );
}

function drawCurves(plot: Plot, width: number, curves: readonly Curve[]) {
  return plot.plot({
    ...plotLook,
    width,
    height: HEIGHT,
    marginLeft: 56,
    marginRight: 24,
    marginBottom: 44,
    x: { label: 'Days', grid: false, ticks: Math.max(3, Math.round(width / 110)) },
    y: {
      label: 'Share',
      grid: true,
      zero: true,
      nice: true,
      ticks: 5,
      tickFormat: (value: number) => shareText(value),
    },
    marks: [
      plot.ruleY([0], { stroke: ink.axis }),
      ...curves.map(({ points }, index) =>
        plot.areaY(
          points.filter(({ low, high }) => low !== null && high !== null),
          {
            x: 'day',
            y1: 'low',
            y2: 'high',
            curve: 'step-after',
            fill: styleOf(index).colour,
            fillOpacity: 0.15,
          },
        ),
      ),
      ...curves.map(({ points }, index) => {
        const { colour, dash } = styleOf(index);
        return plot.lineY(points, {
          x: 'day',
          y: 'share',
          curve: 'step-after',
          stroke: colour,
          strokeWidth: 2,
          ...(dash ? { strokeDasharray: dash } : {}),
        });
      }),
    ],
  });
}

const shareColumn = (key: 'share' | 'low' | 'high', label: string): Column<Point> => ({
  key,
  label,
  value: (point) => point[key],
  render: (point) => (point[key] === null ? '—' : shareText(point[key])),
  align: 'end',
});

const columns: Column<Point>[] = [
  { key: 'cause', label: 'End', value: ({ cause }) => cause, sortable: true },
  { key: 'day', label: 'Days', value: ({ day }) => day, align: 'end', sortable: true },
  shareColumn('share', 'Share'),
  shareColumn('low', 'Low'),
  shareColumn('high', 'High'),
  { key: 'atRisk', label: 'Still waiting, in tens', value: ({ atRisk }) => atRisk, align: 'end' },
];
