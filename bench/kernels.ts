import { kernels } from '../statistics/bench/kernels.ts';
import type { Measurement } from './measurement.ts';

const GOAL = 10;

/** The library's kernels as one figure: how many times faster than its naive twin the least of them is. */
export async function kernelsTogether(): Promise<Measurement> {
  const each = await kernels();
  const faster = each.map(({ figure, peer }) => peer / figure);
  const figure = Math.min(...faster);
  const words = each.map(
    ({ name, figure: seconds, goal, peer }, i) =>
      `${name} ${milliseconds(seconds)} (goal ${milliseconds(goal)}), twin ${milliseconds(peer)}, ${faster[i]!.toFixed(0)}×`,
  );
  return {
    name: 'kernels',
    figure,
    unit: '× the naive twin’s speed, the least of all kernels',
    goal: GOAL,
    met: figure >= GOAL && each.every(({ met }) => met),
    peer: 'a naive twin of each kernel with the same result',
    detail: words.join('; '),
  };
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(1)} ms`;
}
