export type LocalSmoother = {
  /** How many neighbours take part in each fit; odd. */
  readonly window: number;
  /** 0 fits a local mean, 1 a local line. */
  readonly degree: 0 | 1;
};

/**
 * LOESS of an evenly spaced series: at each place a mean or a line of its nearest neighbours, weighted by tricube
 * distance and, where given, by trust in each value. O(length · window).
 *
 * @see Cleveland, W. S. (1979). Robust locally weighted regression. JASA 74.
 */
export function smoothLocally(
  values: ArrayLike<number>,
  smoother: LocalSmoother,
  trust: ArrayLike<number> | null,
): Float64Array {
  const count = values.length;
  const half = Math.floor((smoother.window + 1) / 2);
  return Float64Array.from(values, (value, i) => {
    const from = smoother.window >= count ? 0 : Math.min(Math.max(0, i + 1 - half), count - smoother.window);
    const to = Math.min(count, from + smoother.window) - 1;
    return fitAt(values, i, from, to, smoother, trust) ?? value;
  });
}

/**
 * The local fit at a place, which may lie one step outside the series; null where no neighbour is trusted. Weights
 * fall to nothing at the farthest neighbour, or beyond the series when the window is longer than that.
 */
export function fitAt(
  values: ArrayLike<number>,
  place: number,
  from: number,
  to: number,
  { window, degree }: LocalSmoother,
  trust: ArrayLike<number> | null,
): number | null {
  const beyond = Math.max(0, Math.floor((window - values.length) / 2));
  const reach = Math.max(place - from, to - place) + beyond;
  const weights = new Float64Array(to - from + 1);
  let total = 0;
  for (let j = from; j <= to; j++) {
    const weight = tricube(Math.abs(j - place), reach) * (trust ? trust[j]! : 1);
    weights[j - from] = weight;
    total += weight;
  }
  if (!(total > 0)) return null;
  const line = degree === 1 && reach > 0 ? slopeOf(weights, total, place, from, values.length) : null;
  let fitted = 0;
  for (let j = from; j <= to; j++) {
    const tilt = line ? 1 + line.factor * (j - line.centre) : 1;
    fitted += (weights[j - from]! / total) * tilt * values[j]!;
  }
  return fitted;
}

function tricube(distance: number, reach: number): number {
  if (distance > 0.999 * reach) return 0;
  return distance <= 0.001 * reach ? 1 : (1 - (distance / reach) ** 3) ** 3;
}

/** How a line through the weighted neighbours tilts their weights; null where they lie too close for one. */
function slopeOf(weights: Float64Array, total: number, place: number, from: number, length: number) {
  const centre = weights.reduce((sum, weight, k) => sum + (weight / total) * (from + k), 0);
  const spread = weights.reduce((sum, weight, k) => sum + (weight / total) * (from + k - centre) ** 2, 0);
  if (!(Math.sqrt(spread) > 0.001 * (length - 1))) return null;
  return { centre, factor: (place - centre) / spread };
}
