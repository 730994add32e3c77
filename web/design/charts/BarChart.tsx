import { useCallback } from 'react';
import type { Column } from '../parts/columns.ts';
import { ChartFrame, type ChartText } from './ChartFrame.tsx';
import { type Plot, plotLook, quietColour, seriesColours, wholeNumbers } from './drawing.ts';

export type BarRow = { label: string; value: number; low?: number; high?: number; emphasis?: boolean };

type BarChartProps = ChartText & { unit: string; rows: readonly BarRow[] };

/** How groups compare; bars lie down so that their names can be read. */
export function BarChart({ unit, rows, ...text }: BarChartProps) {
  const draw = useCallback((plot: Plot, width: number) => drawBars(plot, width, rows, unit), [rows, unit]);
  return (
    <ChartFrame
      {...text}
      draw={draw}
      columns={columnsOf(rows, unit)}
      rows={rows}
      rowKey={(row) => row.label}
    />
  );
}

function drawBars(plot: Plot, width: number, rows: readonly BarRow[], unit: string) {
  const anyEmphasis = rows.some((row) => row.emphasis);
  const withBand = rows.filter((row) => row.low !== undefined && row.high !== undefined);
  const longest = Math.max(4, ...rows.map((row) => row.label.length));
  const marginLeft = Math.min(width * 0.42, longest * 7 + 16);
  return plot.plot({
    ...plotLook,
    width,
    height: rows.length * 30 + 68,
    marginLeft,
    marginRight: 56,
    marginBottom: 44,

    x: {
      label: unit,
      grid: true,
      zero: true,
      nice: true,
      tickFormat: wholeNumbers,
      ticks: Math.max(3, Math.round(width / 140)),
    },
    y: { label: null, domain: rows.map((row) => row.label), padding: 0.3 },
    marks: [
      plot.axisY({ label: null, tickSize: 0, lineWidth: (marginLeft - 12) / 13 }),
      plot.barX(rows, {
        x: 'value',
        y: 'label',
        fill: (row: BarRow) => (anyEmphasis && !row.emphasis ? '#a9aeb1' : seriesColours[0]),
      }),
      plot.ruleY(withBand, { y: 'label', x1: 'low', x2: 'high', stroke: '#1b1b1b', strokeWidth: 1.5 }),
      plot.text(rows, {
        x: (row: BarRow) => Math.max(row.value, row.high ?? 0),
        y: 'label',
        text: (row: BarRow) => row.value.toLocaleString('en-US'),
        textAnchor: 'start',
        dx: 6,
      }),
      plot.ruleX([0], { stroke: quietColour }),
    ],
  });
}

function columnsOf(rows: readonly BarRow[], unit: string): Column<BarRow>[] {
  const columns: Column<BarRow>[] = [
    { key: 'label', label: 'Group', value: (row) => row.label, sortable: true },
    { key: 'value', label: unit, value: (row) => row.value, align: 'end', sortable: true },
  ];
  if (rows.some((row) => row.low !== undefined)) {
    columns.push({ key: 'low', label: 'Low', value: (row) => row.low, align: 'end' });
    columns.push({ key: 'high', label: 'High', value: (row) => row.high, align: 'end' });
  }
  return columns;
}
