import { knoxPairs, knoxPermutations, knoxResult, scanCases, scanMaxima } from '@psp/statistics';
import { describe, expect, it } from 'vitest';
import { inThreads, simulateInThreads } from './simulate-in-threads.ts';

const points = {
  x: Float64Array.from({ length: 80 }, (_, i) => (i * 37) % 301),
  y: Float64Array.from({ length: 80 }, (_, i) => (i * 91) % 293),
};
const days = Float64Array.from({ length: 80 }, (_, i) => (i * 13) % 31);
const pairs = knoxPairs(points, days, { space: [0, 50, 100], time: [0, 3, 7] });
const all = { from: 0, to: 60 };

describe('simulateInThreads', () => {
  it('gives in two threads what one gives', async () => {
    const alone = knoxResult(pairs, [knoxPermutations(pairs, 7, all)]);
    const task = { simulation: 'knox', prepared: pairs, seed: 7 } as const;
    expect(knoxResult(pairs, await inThreads(task, 0, 60, 2))).toEqual(alone);
    expect(knoxResult(pairs, await simulateInThreads('knox', pairs, 7, 60))).toEqual(alone);
  });

  it('keeps the order of the runs', async () => {
    const prepared = scanCases(points, days, { maxRadius: 60, maxDays: 7 });
    const task = { simulation: 'space-time-scan', prepared, seed: 7 } as const;
    const slices = await inThreads(task, 0, 60, 3);
    expect(slices.flatMap((slice) => [...slice])).toEqual([...scanMaxima(prepared, 7, all)]);
  });

  it('does as many runs as were asked for, however few', async () => {
    const tallies = await simulateInThreads('knox', pairs, 7, 3);
    expect(tallies.reduce((sum, { runs }) => sum + runs, 0)).toBe(3);
  });
});
