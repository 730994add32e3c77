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

export type Benchmark = () => Promise<Measurement>;
