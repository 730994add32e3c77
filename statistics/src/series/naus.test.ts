import { describe, expect, it } from 'vitest';
import { seededGenerator } from '../inference/generator.ts';
import { naus } from './naus.ts';

describe('naus', () => {
  it('gives the figure of R’s ptools for the cyclists’ deaths of Aberdein & Spiegelhalter', () => {
    expect(naus({ periods: 208, window: 2, mean: 0.6, count: 6 })).toBeCloseTo(0.0390223755, 10);
  });

  it('comes close to what simulated Poisson processes do', () => {
    const next = seededGenerator(2026);
    const windows = 30;
    let found = 0;
    for (let run = 0; run < 4000; run++) found += someWindowHolds(5, arrivals(0.7, windows, next)) ? 1 : 0;
    // Four standard errors of the simulation.
    expect(Math.abs(found / 4000 - naus({ periods: windows, mean: 0.7, count: 5 }))).toBeLessThan(0.02);
  });

  it('falls with the count and rises with the time', () => {
    const p = (periods: number, count: number) => naus({ periods, mean: 0.6, count });
    expect(p(208, 7)).toBeLessThan(p(208, 6));
    expect(p(400, 6)).toBeGreaterThan(p(208, 6));
  });

  it('refuses what is no cluster and too short a time', () => {
    for (const scan of [
      { periods: 208, mean: 0.6, count: 1 },
      { periods: 1, mean: 0.6, count: 6 },
      { periods: 208, mean: 0, count: 6 },
    ]) {
      expect(() => naus(scan)).toThrow(expect.objectContaining({ code: 'argument.out-of-range' }));
    }
  });
});

/** Times of a Poisson process, in windows. */
function arrivals(mean: number, until: number, next: () => number): number[] {
  const times: number[] = [];
  const gap = () => -Math.log(1 - next()) / mean;
  for (let t = gap(); t < until; t += gap()) times.push(t);
  return times;
}

function someWindowHolds(count: number, times: readonly number[]): boolean {
  return times.some((time, i) => i >= count - 1 && time - times[i - count + 1]! < 1);
}
