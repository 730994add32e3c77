import { requireSameLength } from '../errors.ts';
import type { Points } from '../projection/utm.ts';
import { convexHull } from './convex-hull.ts';
import type { Clusters } from './dbscan.ts';

export type ClusterOutline = {
  readonly cluster: number;
  readonly events: number;
  /** Corners in metres, not closed; fewer than three where all events share a place or a line. */
  readonly ring: Points;
  /** 0 where the ring holds no area. */
  readonly squareKilometres: number;
};

/**
 * Outlines of clusters for a map: the convex hull of each. A bent cluster’s hull also covers ground between its arms
 * where nothing happened; `cellOutlines` follows hot cells closely. O(n log n).
 *
 * @returns one outline a cluster, by its number
 * @throws StatisticsError `shape.mismatch`
 */
export function clusterOutlines(points: Points, found: Clusters): ClusterOutline[] {
  requireSameLength(points.x, found.clusterOf, 'Points and clusters');
  const members: number[][] = Array.from({ length: found.clusters }, () => []);
  found.clusterOf.forEach((cluster, id) => {
    if (cluster >= 0) members[cluster]!.push(id);
  });
  return members.map((ids, cluster) => {
    const at = (values: Float64Array) => Float64Array.from(ids, (id) => values[id]!);
    const ring = convexHull({ x: at(points.x), y: at(points.y) });
    return { cluster, events: ids.length, ring, squareKilometres: areaOf(ring) / 1e6 };
  });
}

/** Shoelace formula, from the first corner so that large northings lose no digits. */
function areaOf({ x, y }: Points): number {
  let doubled = 0;
  for (let i = 1; i + 1 < x.length; i++) {
    doubled += (x[i]! - x[0]!) * (y[i + 1]! - y[0]!) - (x[i + 1]! - x[0]!) * (y[i]! - y[0]!);
  }
  return doubled / 2;
}
