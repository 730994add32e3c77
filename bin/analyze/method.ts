import type { Points } from '@psp/statistics';
import type { z } from 'zod';
import type { PlaceColumns } from './place-reader.ts';

export type Results = Record<string, unknown>;

/**
 * The points of a file in metres, the projection they are in where it was named, and the columns they came from: a
 * file of further points is read the same way.
 */
export type PointData = { points: Points; epsg: number | null; place?: PlaceColumns | undefined };

/** When events happened, in days since 1970-01-01: whole days unless the parameter `times` asks for the clock. */
export type DateData = { times: Float64Array };

/** Places and dates, row by row: `times[i]` belongs to `points.x[i]`. */
export type EventData = PointData & DateData;

/** How long each case was followed and what ended it; a cause of 0 means that nothing had. */
export type CaseData = {
  times: Float64Array;
  causes: Float64Array;
  /** What causes 1, 2 … are called in the file; null where it only says whether the event happened. */
  causeNames: readonly string[] | null;
};

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

export type EventMethod<P> = Described<P> & {
  works: 'on places and dates';
  run(data: EventData, parameters: P): Promise<Results> | Results;
};

export type DateMethod<P> = Described<P> & {
  works: 'on dates';
  run(data: DateData, parameters: P): Promise<Results> | Results;
};

export type FileMethod<P> = PointMethod<P> | EventMethod<P> | DateMethod<P>;

export type CaseMethod<P> = Described<P> & {
  works: 'on cases';
  run(data: CaseData, parameters: P): Results;
};

export type CountMethod<P> = Described<P> & {
  works: 'on counts';
  /** How many events, or persons at risk, the answer rests on. */
  n(parameters: P): number;
  run(parameters: P): Results;
};

// biome-ignore lint/suspicious/noExplicitAny: each method has parameters of its own; the makers below type them
export type Method = FileMethod<any> | CaseMethod<any> | CountMethod<any>;

export function pointMethod<P>(method: Omit<PointMethod<P>, 'works'>): PointMethod<P> {
  return { works: 'on points', ...method };
}

export function eventMethod<P>(method: Omit<EventMethod<P>, 'works'>): EventMethod<P> {
  return { works: 'on places and dates', ...method };
}

export function dateMethod<P>(method: Omit<DateMethod<P>, 'works'>): DateMethod<P> {
  return { works: 'on dates', ...method };
}

export function caseMethod<P>(method: Omit<CaseMethod<P>, 'works'>): CaseMethod<P> {
  return { works: 'on cases', ...method };
}

export function countMethod<P>(method: Omit<CountMethod<P>, 'works'>): CountMethod<P> {
  return { works: 'on counts', ...method };
}
