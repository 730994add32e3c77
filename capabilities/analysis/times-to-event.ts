import { kaplanMeier } from '@psp/statistics';

export type Duration = { time: number; happened: boolean };

export type TimesToEvent = {
  count: number;
  happened: number;
  /** Earliest time by which it has happened to half, and to nine in ten; `null` when it has not come to that. */
  median: number | null;
  ninetieth: number | null;
};

const TENTH = 0.1 + 1e-12;

/** How long something takes, those to whom it has not happened yet being censored and never dropped (Kaplan–Meier). */
export function timesToEvent(durations: readonly Duration[]): TimesToEvent {
  const happened = durations.filter((one) => one.happened).length;
  if (happened === 0) return { count: durations.length, happened, median: null, ninetieth: null };
  const curve = kaplanMeier(
    durations.map(({ time }) => time),
    durations.map((one) => (one.happened ? 1 : 0)),
  );
  const ninetieth = curve.times.find((_, i) => curve.survival[i]! <= TENTH) ?? null;
  return { count: durations.length, happened, median: curve.median, ninetieth };
}
