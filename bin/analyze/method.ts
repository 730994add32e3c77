import type { Points } from '@psp/statistics';
import type { z } from 'zod';

export type Results = Record<string, unknown>;

/** The points of a file in metres, and the projection they are in where it was named. */
export type PointData = { points: Points; epsg: number | null };

type Described<P> = {
  /** Reads as the end of “psp analyze METHOD answers: …”. */
  question: string;
  parameters: z.ZodType<P>;
  /** What `--params` takes, in words, for the help. */
  takes: string;
  example: string;
};

export type PointMethod<P> = Described<P> & {
  works: 'on points';
  run(data: PointData, parameters: P): Promise<Results> | Results;
};

export type CountMethod<P> = Described<P> & {
  works: 'on counts';
  /** How many events, or persons at risk, the answer rests on. */
  n(parameters: P): number;
  run(parameters: P): Results;
};

// biome-ignore lint/suspicious/noExplicitAny: each method has parameters of its own; the makers below type them
export type Method = PointMethod<any> | CountMethod<any>;

export function pointMethod<P>(method: Omit<PointMethod<P>, 'works'>): PointMethod<P> {
  return { works: 'on points', ...method };
}

export function countMethod<P>(method: Omit<CountMethod<P>, 'works'>): CountMethod<P> {
  return { works: 'on counts', ...method };
}
