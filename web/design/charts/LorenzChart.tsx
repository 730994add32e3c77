import { useCallback } from 'react';
import { ink } from '../figures/colours.ts';
import { percentText, startOfLabel } from '../formats.ts';
import type { Column } from '../parts/columns.ts';
import { ChartFrame, type ChartText } from './ChartFrame.tsx';
import { type Plot, plotLook } from './drawing.ts';

/** Shares of one, places ordered from the most incidents to the fewest. */
export type LorenzPoint = { places: number; incidents: number };
export type LorenzReading = LorenzPoint & { label: string };

const noReading: readonly LorenzReading[] = [];

type LorenzChartProps = ChartText & {
  points: readonly LorenzPoint[];
  /** Points worth reading off: `5% of cells hold half`. */
  reading?: readonly LorenzReading[];
  placesLabel?: string;
  incidentsLabel?: string;
};

/** How concentrated it is: which share of the places holds which share of the incidents. */
export function LorenzChart(props: LorenzChartProps) {
  const {
    points,
    reading = noReading,
    placesLabel = 'Share of places',
    incidentsLabel = 'Share of incidents',
    ...text
  } = props;
  const draw = useCallback(
    (plot: Plot, width: number) => drawCurve(plot, width, { points, reading, placesLabel, incidentsLabel }),
    [points, reading, placesLabel, incidentsLabel],
  );
  return (
    <ChartFrame
      {...text}
      draw={draw}
      legend={[
        { label: 'Observed', colour: ink.primary },
        { label: 'If spread evenly', colour: ink.axis, dashed: true },
      ]}
      columns={columnsOf(placesLabel, incidentsLabel)}
      rows={reading.length > 0 ? reading : points}
      rowKey={(row) => `${row.places} ${row.incidents}`}
    />
  );
}

type Curve = {
  points: readonly LorenzPoint[];
  reading: readonly LorenzReading[];
  placesLabel: string;
  incidentsLabel: string;
};

function drawCurve(plot: Plot, width: number, curve: Curve) {
  const percent = (share: number) => percentText(share, 0);
  return plot.plot({
    ...plotLook,
    width,
    height: Math.min(380, Math.max(260, width * 0.6)),
    marginLeft: 52,
    marginRight: 24,
    marginTop: 28,
    marginBottom: 48,
    x: {
      label: curve.placesLabel,
      labelOffset: 42,
      domain: [0, 1],
      tickFormat: percent,
      grid: true,
      ticks: 5,
    },
    y: { label: curve.incidentsLabel, domain: [0, 1], tickFormat: percent, grid: true, ticks: 5 },
    marks: [
      plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: ink.axis, strokeDasharray: '4,4' },
      ),
      plot.areaY(curve.points, {
        x: 'places',
        y1: 'places',
        y2: 'incidents',
        fill: ink.primary,
        fillOpacity: 0.08,
      }),
      plot.line(curve.points, { x: 'places', y: 'incidents', stroke: ink.primary, strokeWidth: 2.5 }),
      plot.dot(curve.reading, { x: 'places', y: 'incidents', fill: ink.warm, r: 4.5, stroke: 'white' }),
      plot.text(curve.reading, {
        x: 'places',
        y: 'incidents',
        text: 'label',
        textAnchor: 'start',
        dx: 10,
        dy: 6,
        stroke: 'white',
        strokeWidth: 4,
        fill: ink.text,
      }),
    ],
  });
}

function columnsOf(placesLabel: string, incidentsLabel: string): Column<LorenzPoint>[] {
  return [
    {
      key: 'places',
      label: startOfLabel(placesLabel),
      value: (row) => row.places,
      render: (row) => percentText(row.places),
      align: 'end',
    },
    {
      key: 'incidents',
      label: startOfLabel(incidentsLabel),
      value: (row) => row.incidents,
      render: (row) => percentText(row.incidents),
      align: 'end',
    },
  ];
}
