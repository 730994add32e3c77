import { kernelDensity } from '@psp/statistics';
import { densityPairByPair } from '../statistics/bench/naive.ts';
import type { Measurement } from './measurement.ts';
import { POINT_SIZES, philadelphia, someOf } from './places/philadelphia.ts';
import { againstPeer, growthWords, milliseconds, requireSame, timed, timedOnce } from './places/timing.ts';

const GOAL = 0.05;
const KERNELS = [
  { kernel: 'quartic', bandwidth: 1000 },
  { kernel: 'gaussian', bandwidth: 300 },
] as const;

/** Exact kernel density of Philadelphia’s shootings; the figure is the slower kernel’s. */
export async function kernelDensitySpeed(): Promise<Measurement> {
  const { points, area } = philadelphia();
  const each = KERNELS.map(({ kernel, bandwidth }) => {
    const ours = timed(() => kernelDensity(points, area, kernel, bandwidth));
    const twin = timedOnce(() => densityPairByPair(points, area, kernel, bandwidth));
    requireSame(ours.result, twin.result, `${kernel} cell`);
    return { kernel, bandwidth, seconds: ours.seconds, peer: twin.seconds };
  });
  const slower = each.reduce((a, b) => (b.seconds > a.seconds ? b : a));
  const words = each.map(
    ({ kernel, bandwidth, seconds }) => `${kernel} ${bandwidth} m ${milliseconds(seconds)}`,
  );
  return againstPeer('kde', {
    figure: slower.seconds,
    goal: GOAL,
    peer: slower.peer,
    peerWords: 'every pair of point and cell in turn took',
    size: `${points.x.length} points × ${area.cells.length} cells: ${words.join(', ')}`,
    growth: growthWords('points', POINT_SIZES, (size) => {
      const some = someOf(points, size);
      return timed(() => kernelDensity(some, area, slower.kernel, slower.bandwidth)).seconds;
    }),
  });
}
