/** Beyond this the negative binomial can’t be told from Poisson in double precision. */
const LARGEST_THETA = 1e9;

/** For each j, how many counts exceed it: sums of gamma functions’ differences over all counts need no more. */
export function exceedances(counts: ArrayLike<number>): Float64Array {
  const largest = Array.from(counts).reduce((most, count) => Math.max(most, count), 0);
  const above = new Float64Array(largest);
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) above[counts[i]! - 1]! += 1;
  for (let j = largest - 2; j >= 0; j--) above[j]! += above[j + 1]!;
  return above;
}

/** Whether the likelihood still rises from Poisson on: does the data vary more than chance about these means? */
export function variesMoreThanPoisson(counts: ArrayLike<number>, means: Float64Array): boolean {
  return means.reduce((sum, mean, i) => sum + (counts[i]! - mean) ** 2 - counts[i]!, 0) > 0;
}

/**
 * Maximum likelihood θ for given means, by Newton’s steps kept inside a bracket. Infinity when the counts vary no
 * more than Poisson. O(steps · (rows + largest count)).
 */
export function thetaGivenMeans(counts: ArrayLike<number>, means: Float64Array, above: Float64Array): number {
  if (!variesMoreThanPoisson(counts, means)) return Number.POSITIVE_INFINITY;
  const slope = (theta: number) => scoreAndInformation(counts, means, above, theta);
  let low = momentGuess(counts, means);
  while (slope(low).score < 0) low /= 2;
  let high = low * 2;
  while (slope(high).score > 0) {
    low = high;
    high *= 2;
    if (high > LARGEST_THETA) return Number.POSITIVE_INFINITY;
  }
  let theta = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const { score, information } = slope(theta);
    if (score > 0) low = theta;
    else high = theta;
    const newton = theta + score / information;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - theta) <= 1e-13 * theta) return next;
    theta = next;
  }
  return theta;
}

/** Derivative of the log-likelihood in θ and its observed information, as `theta.ml` of R’s MASS has them. */
export function scoreAndInformation(
  counts: ArrayLike<number>,
  means: Float64Array,
  above: Float64Array,
  theta: number,
): { score: number; information: number } {
  let score = 0;
  let information = 0;
  for (let j = 0; j < above.length; j++) {
    score += above[j]! / (theta + j);
    information += above[j]! / (theta + j) ** 2;
  }
  for (let i = 0; i < means.length; i++) {
    const sum = means[i]! + theta;
    score += (means[i]! - counts[i]!) / sum - Math.log1p(means[i]! / theta);
    information += 2 / sum - 1 / theta - (counts[i]! + theta) / sum ** 2;
  }
  return { score, information };
}

function momentGuess(counts: ArrayLike<number>, means: Float64Array): number {
  const spread = means.reduce((sum, mean, i) => sum + (counts[i]! / mean - 1) ** 2, 0);
  return Math.max(1e-6, means.length / spread);
}
