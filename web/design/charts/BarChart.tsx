import { useCallback } from 'react';
import { ink } from '../figures/colours.ts';
import { fixedText, measureDigits, measureText } from '../figures/numbers.ts';
import { startOfLabel } from '../formats.ts';
import type { Column } from '../parts/columns.ts';
import { ChartFrame, type ChartText } from './ChartFrame.tsx';
import { type Plot, plotLook } from './drawing.ts';

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
  const withBand = rows.filter((row) => row.low !== undefined && row.high !== undefined);
  const longest = Math.max(4, ...rows.map((row) => row.label.length));
  const marginLeft = Math.min(width * 0.42, longest * 7 + 16);
  const linesOfName = Math.ceil((longest * 7) / (marginLeft - 16));
  return plot.plot({
    ...plotLook,
    width,
    height: rows.length * (16 + 16 * linesOfName) + 68,
    marginLeft,
    marginRight: 56,
    marginBottom: 44,

    x: {
      label: startOfLabel(unit),
      grid: true,
      zero: true,
      nice: true,
      tickFormat: (value: number) => measureText(value),
      ticks: Math.max(3, Math.round(width / 140)),
    },
    y: { label: null, domain: rows.map((row) => row.label), padding: 0.3 },
    marks: [
      plot.axisY({ label: null, tickSize: 0, lineWidth: (marginLeft - 12) / 13 }),
      plot.barX(rows, {
        x: 'value',
        y: 'label',
        fill: (row: BarRow) => (row.emphasis ? ink.dark : ink.primary),
      }),
      plot.ruleY(withBand, { y: 'label', x1: 'low', x2: 'high', stroke: ink.paper, strokeWidth: 4 }),
      plot.ruleY(withBand, { y: 'label', x1: 'low', x2: 'high', stroke: ink.text, strokeWidth: 1.5 }),
      plot.text(rows, {
        x: (row: BarRow) => Math.max(row.value, row.high ?? 0),
        y: 'label',
        text: (row: BarRow) => measureText(row.value),
        textAnchor: 'start',
        dx: 6,
      }),
      plot.ruleX([0], { stroke: ink.axis }),
    ],
  });
}

function columnsOf(rows: readonly BarRow[], unit: string): Column<BarRow>[] {
  const columns: Column<BarRow>[] = [
    { key: 'label', label: 'Group', value: (row) => row.label, sortable: true },
    { ...measure(rows, 'value', startOfLabel(unit)), sortable: true },
  ];
  return rows.some((row) => row.low !== undefined)
    ? [...columns, measure(rows, 'low', 'Low'), measure(rows, 'high', 'High')]
    : columns;
}

function measure(rows: readonly BarRow[], key: 'value' | 'low' | 'high', label: string): Column<BarRow> {
  const digits = measureDigits(rows.map((row) => row[key]));
  return {
    key,
    label,
    value: (row) => row[key],
    render: (row) => (row[key] === undefined ? '—' : fixedText(row[key], digits)),
    align: 'end',
  };
}
