import { clopperPearson } from '@psp/statistics';
import type { RunResult } from '../contract.ts';

/** Beside each change that is told in units of chance. */
export const READING_A_SCORE =
  'Beyond 3 or −3 the change is more than chance is likely to make. It needs no interval: it is counted in chance already.';

/** Below this a ratio jumps with every event; only the counts and the z are told. */
const SMALLEST_COUNT_FOR_A_RATIO = 30;

/**
 * Later count over earlier count with its exact interval; nothing for small counts. Given both, the later one is
 * binomial, so the interval of its share is that of the ratio.
 */
export function rateRatio(
  key: string,
  label: string,
  before: number,
  after: number,
  level: number,
): RunResult['figures'] {
  if (Math.min(before, after) < SMALLEST_COUNT_FOR_A_RATIO) return [];
  const { low, high } = clopperPearson(after, before + after, level);
  return [
    {
      key,
      label,
      value: after / before,
      unit: 'times',
      format: 'ratio',
      low: low / (1 - low),
      high: high / (1 - high),
      level,
      count: before + after,
      note: null,
    },
  ];
}
