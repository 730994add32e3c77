import { dbscan, type Points } from '@psp/statistics';
import type { Measurement } from './measurement.ts';
import { POINT_SIZES, philadelphia, someOf } from './places/philadelphia.ts';
import { againstPeer, growthWords, requireSame, timed, timedOnce } from './places/timing.ts';

const GOAL = 0.05;
const EPS = 150;
const MIN_POINTS = 20;

/** DBSCAN of Philadelphia’s shootings. */
export async function dbscanSpeed(): Promise<Measurement> {
  const { points } = philadelphia();
  const ours = timed(() => dbscan(points, EPS, MIN_POINTS));
  const twin = timedOnce(() => clustersBySearch(points));
  requireSame(ours.result.clusterOf, twin.result, 'cluster of point');
  const { clusters, noise } = ours.result;
  return againstPeer('dbscan', {
    figure: ours.seconds,
    goal: GOAL,
    peer: twin.seconds,
    peerWords: 'the textbook’s search without an index took',
    size: `${points.x.length} points, ${EPS} m, ${MIN_POINTS}: ${clusters} clusters, ${noise} noise`,
    growth: growthWords('points', POINT_SIZES, (size) => {
      const some = someOf(points, size);
      return timed(() => dbscan(some, EPS, MIN_POINTS)).seconds;
    }),
  });
}

/** As Ester and others wrote it: each point’s neighbours are looked for among all, clusters grow from a queue. */
function clustersBySearch({ x, y }: Points): Int32Array {
  const clusterOf = new Int32Array(x.length).fill(-1);
  const near = (i: number) => {
    const found: number[] = [];
    for (let j = 0; j < x.length; j++)
      if ((x[j]! - x[i]!) ** 2 + (y[j]! - y[i]!) ** 2 <= EPS * EPS) found.push(j);
    return found;
  };
  let clusters = 0;
  for (let i = 0; i < x.length; i++) {
    if (clusterOf[i] !== -1) continue;
    const first = near(i);
    if (first.length < MIN_POINTS) continue;
    const queue = [i];
    clusterOf[i] = clusters;
    for (const next of queue) {
      const around = next === i ? first : near(next);
      if (around.length < MIN_POINTS) continue;
      for (const j of around) {
        if (clusterOf[j] !== -1) continue;
        clusterOf[j] = clusters;
        queue.push(j);
      }
    }
    clusters++;
  }
  return clusterOf;
}
