/** One coefficient on the log scale, and what it says as a ratio of rates. */
export type Effect = {
  readonly coefficient: number;
  readonly se: number;
  readonly z: number;
  readonly ratio: number;
  /** Bounds of the ratio. */
  readonly low: number;
  readonly high: number;
};

/** @param width how many standard errors the interval reaches on either side */
export function effectOf(coefficient: number, se: number, width: number): Effect {
  return {
    coefficient,
    se,
    z: coefficient / se,
    ratio: Math.exp(coefficient),
    low: Math.exp(coefficient - width * se),
    high: Math.exp(coefficient + width * se),
  };
}
