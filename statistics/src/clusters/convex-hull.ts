import { refuse, requireSameLength } from '../errors.ts';
import type { Points } from '../projection/utm.ts';

/**
 * Convex hull: the smallest area without dents that holds all points, as a ring against the clock from its
 * westernmost corner, not closed. Points on an edge are left out; one place gives one corner, places on a line two.
 * O(n log n).
 *
 * @throws StatisticsError `points.too-few`, `shape.mismatch`
 * @see Andrew, A. M. (1979). Another efficient algorithm for convex hulls in two dimensions. Information Processing
 * Letters 9.
 * @example convexHull({ x: Float64Array.of(0, 2, 1, 1), y: Float64Array.of(0, 0, 2, 1) }).x // 0 2 1
 */
export function convexHull({ x, y }: Points): Points {
  requireSameLength(x, y, 'Eastings and northings');
  if (x.length === 0) refuse('points.too-few', 'There are no points to draw a line around.');
  const order = Uint32Array.from(x, (_, i) => i).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const turnsLeft = (a: number, b: number, c: number) =>
    (x[b]! - x[a]!) * (y[c]! - y[a]!) - (y[b]! - y[a]!) * (x[c]! - x[a]!) > 0;
  const chain = (ids: Uint32Array): number[] => {
    const corners: number[] = [];
    for (const id of ids) {
      while (corners.length > 1 && !turnsLeft(corners.at(-2)!, corners.at(-1)!, id)) corners.pop();
      const last = corners.at(-1);
      if (last === undefined || x[last] !== x[id] || y[last] !== y[id]) corners.push(id);
    }
    return corners;
  };
  const south = chain(order);
  const north = chain(order.toReversed());
  const ring = south.length === 1 ? south : [...south.slice(0, -1), ...north.slice(0, -1)];
  return { x: Float64Array.from(ring, (id) => x[id]!), y: Float64Array.from(ring, (id) => y[id]!) };
}
