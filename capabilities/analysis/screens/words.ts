import { figureText, fixedText, rangeText, shareText } from '#web/design/figures/numbers.ts';
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

/** “95% interval 0.60 to 0.70”, or nothing where the figure has none. */
export function intervalText(figure: Pick<Figure, 'low' | 'high' | 'level' | 'format' | 'unit'>) {
  const { low, high, level } = figure;
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  const ends = rangeText(low, high, figure).join(' to ');
  return level ? `${shareText(level)} interval ${ends}` : ends;
}

export function cellText(
  value: string | number | boolean | null | undefined,
  format: Format,
  formats: Formats,
): string {
  if (value === null || value === undefined) return '—';
  if (typeof value !== 'number') return format === 'month' ? formats.month(`${value}-01`) : String(value);
  if (format === 'percent' || format === 'count' || format === 'p') return figureText(value, { format });
  return fixedText(value, 1);
}

/** The stored figures carry how to print themselves; a finding only keeps the unit of its own. */
export function formatOfUnit(unit: string, value: number): Figure['format'] {
  if (unit.startsWith('of ') && Math.abs(value) <= 1) return 'percent';
  return Number.isInteger(value) ? 'count' : 'decimal';
}
