import { leastSquaresIfDetermined } from '../regression/least-squares.ts';

/** Relative to the longest point’s squared length. */
const CONVERGED = 1e-13;
const MOST_ROUNDS = 10_000;
const GONE = 1e-14;

/**
 * The point of a convex hull that is nearest the origin, as weights of the points: zero or more, summing to one.
 * Wolfe’s method walks from corner set to corner set and is exact up to rounding; points may depend on each other.
 * O(rounds · points · dimensions), with few rounds in practice.
 *
 * @see Wolfe, P. (1976). Finding the nearest point in a polytope. Mathematical Programming 11.
 */
export function nearestInHull(points: readonly ArrayLike<number>[]): Float64Array {
  const lengths = points.map((point) => dot(point, point));
  const tolerance = CONVERGED * Math.max(...lengths);
  let corners = [lengths.indexOf(Math.min(...lengths))];
  let weights = [1];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const nearest = combine(points, corners, weights);
    const along = points.map((point) => dot(nearest, point));
    const best = along.indexOf(Math.min(...along));
    if (corners.includes(best) || along[best]! > dot(nearest, nearest) - tolerance) break;
    const settled = settle(points, [...corners, best], [...weights, 0]);
    if (!settled) break;
    ({ corners, weights } = settled);
  }
  const full = new Float64Array(points.length);
  corners.forEach((corner, i) => {
    full[corner] = weights[i]!;
  });
  return full;
}

/** Moves to the nearest point of the corners’ plane, dropping corners on whose far side it would lie. */
function settle(points: readonly ArrayLike<number>[], corners: number[], weights: number[]) {
  for (let [kept, held] = [corners, weights]; ; ) {
    const goal = nearestInPlane(kept.map((corner) => points[corner]!));
    if (!goal) return null;
    if (goal.every((weight) => weight > GONE)) return { corners: kept, weights: goal };
    const reach = Math.min(
      ...goal.map((weight, i) => (weight > GONE ? 1 : held[i]! / (held[i]! - weight || 1))),
    );
    const moved = held.map((weight, i) => weight + reach * (goal[i]! - weight));
    const least = Math.min(...moved.filter((_, i) => goal[i]! <= GONE));
    const stays = moved.map((weight, i) => goal[i]! > GONE || weight > Math.max(GONE, least));
    kept = kept.filter((_, i) => stays[i]);
    held = moved.filter((_, i) => stays[i]);
  }
}

/** Weights summing to one, of any sign; null when the corners depend on each other. */
function nearestInPlane([first, ...others]: ArrayLike<number>[]): number[] | null {
  if (others.length === 0) return [1];
  const spans = others.map((other) => Float64Array.from(other, (value, i) => value - first![i]!));
  const solved = leastSquaresIfDetermined(
    spans,
    Float64Array.from(first!, (value) => -value),
  );
  if (!solved.determined) return null;
  const rest = [...solved.coefficients];
  return [1 - rest.reduce((sum, weight) => sum + weight, 0), ...rest];
}

function combine(points: readonly ArrayLike<number>[], corners: number[], weights: number[]): Float64Array {
  const sum = new Float64Array(points[0]!.length);
  corners.forEach((corner, i) => {
    for (let k = 0; k < sum.length; k++) sum[k]! += weights[i]! * points[corner]![k]!;
  });
  return sum;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
