/** What a benchmark says, also when its goal is not met. */
export type Measurement = {
  name: string;
  figure: number;
  unit: string;
  goal: number;
  met: boolean;
  /** What it was held against in the same run. */
  peer: number | string;
  detail: string | Record<string, number | string>;
};

/** `scale` is the share of the full size to try it at; what is told of a smaller one is no result. */
export type Benchmark = (options: { scale: number }) => Promise<Measurement>;
