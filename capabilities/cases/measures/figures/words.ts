import { wilson } from '@psp/statistics';
import type { PublishableFigure } from '#capabilities/publishing/contract.ts';
import { declineReasons, dismissReasons, nibrsOffenseOf } from '../../legal-record/code-lists.ts';
import { isTellable } from './hide-small.ts';

export const LEVEL = 0.95;

/** Said under every figure: who is counted and who is not. */
export const countedWords = [
  'One defendant of one case is counted once, with all charges; a complaint without a named defendant is counted once.',
  'Sealed and expunged cases and cases of juveniles are not counted.',
];
export const commonLimits = [
  'Counts from one to nine are withheld, and so are others from which one could be worked out.',
  'It says nothing of any one officer, attorney or judge.',
];

export function offenseLabel(code: string): string {
  return nibrsOffenseOf(code)?.name ?? (code === 'unknown' ? 'No offense told' : code);
}

export function reasonLabel(code: string): string {
  return (
    [...declineReasons, ...dismissReasons].find((reason) => reason.code === code)?.label ?? 'No reason told'
  );
}

/** A share with Wilson’s interval; null where it would tell of few. */
export function shareFigure(
  key: string,
  label: string,
  count: number,
  of: number,
  unit: string,
): PublishableFigure | null {
  if (!isTellable(count, of)) return null;
  const { low, high } = wilson(count, of, LEVEL);
  return {
    key,
    label,
    value: count / of,
    unit,
    format: 'percent',
    low,
    high,
    level: LEVEL,
    count,
    note: null,
  };
}

export function countFigure(
  key: string,
  label: string,
  value: number | null,
  unit: string,
): PublishableFigure[] {
  if (value === null) return [];
  const bare = { low: null, high: null, level: null, note: null };
  return [{ key, label, value, unit, format: 'count', count: value, ...bare }];
}

export function percentWords(share: number): string {
  return `${(share * 100).toFixed(share < 0.0995 && share > 0 ? 1 : 0)}%`;
}

export function sharedWords(figure: PublishableFigure): string {
  const [low, high] = [figure.low ?? figure.value, figure.high ?? figure.value].map(percentWords);
  return `${percentWords(figure.value)} (95% interval ${low} to ${high})`;
}

/** A key for a figure from any words. */
export function keyOf(...words: (string | number)[]): string {
  const plain = words
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-|-$/g, '').slice(0, 60) || 'all';
}
