/** A figure with the range that the data leave open at the stated confidence. */
export type Interval = {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** For example 0.95. */
  readonly confidence: number;
};
