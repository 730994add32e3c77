import type { Formats } from '#web/design/formats.ts';
import type { ColumnFormat, RunResult, RunSummary } from '../contract.ts';

type Figure = RunResult['figures'][number];
type Format = (typeof ColumnFormat)['options'][number];

export const runStates: Record<
  RunSummary['state'],
  { label: string; tone: 'info' | 'success' | 'warning' | 'error' | 'neutral' }
> = {
  queued: { label: 'Waiting', tone: 'neutral' },
  running: { label: 'Running', tone: 'info' },
  finished: { label: 'Finished', tone: 'success' },
  failed: { label: 'No answer', tone: 'error' },
  cancelled: { label: 'Stopped', tone: 'neutral' },
};

export function figureText(value: number, format: Figure['format'], formats: Formats): string {
  if (format === 'percent') return formats.percent(value);
  if (format === 'count') return formats.number(value, 0);
  return formats.number(value);
}

/** “95% interval 0.60 to 0.70”, or nothing where the figure has none. */
export function intervalText(
  figure: Pick<Figure, 'low' | 'high' | 'level' | 'format'>,
  formats: Formats,
): string | undefined {
  const { low, high, level, format } = figure;
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  const ends = `${figureText(low, format, formats)} to ${figureText(high, format, formats)}`;
  return level ? `${formats.percent(level, 0)} interval ${ends}` : ends;
}

export function cellText(
  value: string | number | boolean | null | undefined,
  format: Format,
  formats: Formats,
): string {
  if (value === null || value === undefined) return '—';
  if (typeof value !== 'number') return format === 'month' ? formats.month(`${value}-01`) : String(value);
  if (format === 'percent') return formats.percent(value);
  if (format === 'count') return formats.number(value, 0);
  if (format === 'p') return value < 0.001 ? '< 0.001' : formats.number(value, 3);
  return formats.number(value, 2);
}

/** The stored figures carry how to print themselves; a finding only keeps the unit of its own. */
export function formatOfUnit(unit: string, value: number): Figure['format'] {
  if (unit.startsWith('of ') && Math.abs(value) <= 1) return 'percent';
  return Number.isInteger(value) ? 'count' : 'decimal';
}
