import { refuse, requirePositive } from '../errors.ts';
import type { Points } from '../projection/utm.ts';
import { bucketPoints, type PointBuckets } from './point-buckets.ts';
import { requirePlaces } from './require-places.ts';

export type Clusters = {
  /** Cluster of each point, numbered from 0 by the lowest id of their core points; −1 is noise. */
  readonly clusterOf: Int32Array;
  /** 1 where a point has at least `minPoints` within reach, itself included. */
  readonly core: Uint8Array;
  readonly clusters: number;
  /** Points in no cluster. */
  readonly noise: number;
};

const NOISE = -1;

/**
 * Density-based clustering (DBSCAN): core points have at least `minPoints` points within `eps` metres, themselves
 * included; core points within `eps` of each other share a cluster. A point that only borders on cores goes to the
 * cluster with the lowest number among them, so that the answer does not depend on the way it was searched. Where
 * many events share an address they count each: a hospital can be a cluster.
 *
 * O(points · points within reach): each pair of neighbouring buckets is compared once a pass.
 *
 * @throws StatisticsError `argument.out-of-range`, `coordinates.degrees`, `coordinates.not-finite`, `shape.mismatch`
 * @see Ester, M., Kriegel, H.-P., Sander, J. & Xu, X. (1996). A density-based algorithm for discovering clusters.
 * KDD-96.
 * @example dbscan({ x: Float64Array.of(0, 1, 2, 90), y: Float64Array.of(0, 0, 0, 0) }, 5, 3).clusterOf // 0 0 0 −1
 */
export function dbscan(points: Points, eps: number, minPoints: number): Clusters {
  requirePositive(eps, 'eps');
  if (!Number.isInteger(minPoints) || minPoints < 1) {
    refuse('argument.out-of-range', `minPoints must be a whole number, one or more; got ${minPoints}.`);
  }
  requirePlaces(points, eps);
  const buckets = bucketPoints(points, eps);
  const core = corePoints(buckets, eps, minPoints);
  const joined = joinCores(buckets, eps, core);
  return numbered(buckets, eps, core, joined);
}

/** By place in the buckets’ order, like everything until the clusters are numbered. */
function corePoints(buckets: PointBuckets, eps: number, minPoints: number): Uint8Array {
  const { x, y } = buckets;
  const near = new Int32Array(x.length).fill(1);
  const squared = eps * eps;
  forEachStretch(buckets, (first, end, from, to) => {
    for (let a = first; a < end; a++) {
      let more = 0;
      for (let b = Math.max(a + 1, from); b < to; b++) {
        if ((x[b]! - x[a]!) ** 2 + (y[b]! - y[a]!) ** 2 > squared) continue;
        near[b]! += 1;
        more++;
      }
      near[a]! += more;
    }
  });
  const core = new Uint8Array(near.length);
  for (let i = 0; i < near.length; i++) core[i] = near[i]! >= minPoints ? 1 : 0;
  return core;
}

/** Union of cores within reach; each set is known by its lowest place. */
function joinCores(buckets: PointBuckets, eps: number, core: Uint8Array): Int32Array {
  const { x, y } = buckets;
  const parent = new Int32Array(core.length);
  for (let i = 0; i < parent.length; i++) parent[i] = i;
  const squared = eps * eps;
  forEachStretch(buckets, (first, end, from, to) => {
    for (let a = first; a < end; a++) {
      if (!core[a]) continue;
      for (let b = Math.max(a + 1, from); b < to; b++) {
        // Most pairs are joined already: that is asked before the distance.
        if (!core[b] || parent[a] === parent[b]) continue;
        if ((x[b]! - x[a]!) ** 2 + (y[b]! - y[a]!) ** 2 <= squared) join(parent, a, b);
      }
    }
  });
  return parent;
}

function join(parent: Int32Array, a: number, b: number): void {
  const rootA = rootOf(parent, a);
  const rootB = rootOf(parent, b);
  if (rootA < rootB) parent[rootB] = rootA;
  else parent[rootA] = rootB;
}

function rootOf(parent: Int32Array, start: number): number {
  let i = start;
  while (parent[i] !== i) {
    parent[i] = parent[parent[i]!]!;
    i = parent[i]!;
  }
  return i;
}

function numbered(buckets: PointBuckets, eps: number, core: Uint8Array, parent: Int32Array): Clusters {
  const { ids } = buckets;
  const placeOf = new Int32Array(ids.length);
  for (let place = 0; place < ids.length; place++) placeOf[ids[place]!] = place;
  const { clusterAt, clusters } = numberCores(placeOf, core, parent);
  giveBorders(buckets, eps, core, clusterAt);
  const clusterOf = new Int32Array(ids.length);
  const coreOf = new Uint8Array(ids.length);
  let noise = 0;
  for (let place = 0; place < ids.length; place++) {
    clusterOf[ids[place]!] = clusterAt[place]!;
    coreOf[ids[place]!] = core[place]!;
    if (clusterAt[place] === NOISE) noise++;
  }
  return { clusterOf, core: coreOf, clusters, noise };
}

/** In the order of the points’ ids, so that the numbers do not depend on where the points lie. */
function numberCores(placeOf: Int32Array, core: Uint8Array, parent: Int32Array) {
  const numberOfRoot = new Int32Array(placeOf.length).fill(NOISE);
  const clusterAt = new Int32Array(placeOf.length).fill(NOISE);
  let clusters = 0;
  for (let id = 0; id < placeOf.length; id++) {
    const place = placeOf[id]!;
    if (!core[place]) continue;
    const root = rootOf(parent, place);
    if (numberOfRoot[root] === NOISE) numberOfRoot[root] = clusters++;
    clusterAt[place] = numberOfRoot[root]!;
  }
  return { clusterAt, clusters };
}

function giveBorders(buckets: PointBuckets, eps: number, core: Uint8Array, clusterAt: Int32Array): void {
  const { x, y } = buckets;
  const squared = eps * eps;
  forEachStretch(buckets, (first, end, from, to) => {
    for (let a = first; a < end; a++) {
      for (let b = Math.max(a + 1, from); b < to; b++) {
        if (core[a] === core[b]) continue;
        if ((x[b]! - x[a]!) ** 2 + (y[b]! - y[a]!) ** 2 > squared) continue;
        const border = core[a] ? b : a;
        const cluster = clusterAt[core[a] ? a : b]!;
        if (clusterAt[border] === NOISE || cluster < clusterAt[border]!) clusterAt[border] = cluster;
      }
    }
  });
}

type Stretches = (first: number, end: number, from: number, to: number) => void;

/**
 * Visits every pair of buckets that touch, once: a bucket’s points `first … end − 1` against those in
 * `from … to − 1`. A bucket and the one east of it lie in one stretch, the three to the north in another.
 */
function forEachStretch({ columns, rows, start }: PointBuckets, visit: Stretches): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const bucket = row * columns + column;
      const first = start[bucket]!;
      const end = start[bucket + 1]!;
      if (first === end) continue;
      const hasEast = column + 1 < columns ? 1 : 0;
      visit(first, end, first, start[bucket + 1 + hasEast]!);
      if (row + 1 === rows) continue;
      const north = bucket + columns;
      visit(first, end, start[north - (column > 0 ? 1 : 0)]!, start[north + 1 + hasEast]!);
    }
  }
}
