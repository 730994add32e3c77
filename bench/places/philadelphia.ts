import type { Points } from '@psp/statistics';
import { readPhiladelphia } from '../../statistics/reference/read-philadelphia.ts';

export const philadelphia = readPhiladelphia;

/** About `count` of the points, evenly taken. */
export function someOf({ x, y }: Points, count: number): Points {
  const at = (i: number) => Math.floor((i * x.length) / count);
  return {
    x: Float64Array.from({ length: count }, (_, i) => x[at(i)]!),
    y: Float64Array.from({ length: count }, (_, i) => y[at(i)]!),
  };
}

export const POINT_SIZES = [2052, 4104, 8208, 16_416] as const;
