import { formatDay, type SpaceTimeCluster, scanCases, scanResult } from '@psp/statistics';
import { z } from 'zod';
import { positive } from '../count-parameters.ts';
import { eventMethod } from '../method.ts';
import { simulateInThreads } from '../simulate-in-threads.ts';
import { runs, seed } from '../simulation-parameters.ts';

const parameters = z.strictObject({
  maxRadius: positive,
  maxDays: positive.int('give whole days'),
  simulations: runs,
  seed,
});

export const spaceTimeScanMethod = eventMethod<z.infer<typeof parameters>>({
  question: 'where and when most cases came together beyond chance (space-time permutation scan)',
  parameters,
  takes: 'maxRadius in metres, maxDays (whole days), simulations (999) and seed (1)',
  example:
    'psp analyze space-time-scan arsons.csv --x X --y Y --t date --params \'{"maxRadius":1000,"maxDays":28}\'',
  run: async ({ points, times }, { simulations, seed: first, ...reach }) => {
    const cases = scanCases(points, times, reach);
    const slices = await simulateInThreads('space-time-scan', cases, first, simulations);
    const { cluster, secondary } = scanResult(cases, slices);
    return { ...(cluster ? told(cluster) : NOTHING), secondary: secondary.map(told) };
  },
});

const NOTHING = {
  ...{ llr: 0, cases: 0, expected: 0, start: null, end: null },
  ...{ x: null, y: null, radius: null, p: 1 },
};

function told({ llr, cases, expected, start, end, x, y, radius, p }: SpaceTimeCluster) {
  return { llr, cases, expected, start: formatDay(start), end: formatDay(end), x, y, radius, p };
}
