import { decayingDensity, type Forecaster, highestCells, priorCounts, priorDensity } from '@psp/statistics';
import type { Settings } from '#capabilities/forecasts/contract.ts';

/** The planned method; its settings were checked when it was planned. */
export function forecasterOf({ method, bandwidth, halfLife }: Settings): Forecaster {
  if (method === 'counts') return priorCounts;
  if (bandwidth === null) throw new Error(`The method ${method} was planned without a bandwidth.`);
  if (method === 'kde') return priorDensity('quartic', bandwidth);
  if (halfLife === null) throw new Error('Decaying kernels were planned without a half-life.');
  return decayingDensity('quartic', bandwidth, halfLife);
}

/** The cells a live forecast names: nothing is known of what will happen, so ties go to the lowest cell. */
export function namedBy(scores: Float64Array, cells: number): Int32Array {
  return highestCells(scores, new Uint8Array(scores.length), cells);
}

export const methodNames: Record<Settings['method'], string> = {
  counts: 'plain counts',
  kde: 'kernel density',
  decay: 'decaying kernels',
};
