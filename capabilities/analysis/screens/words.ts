import { figureText, fixedText } from '#web/design/figures/numbers.ts';
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
