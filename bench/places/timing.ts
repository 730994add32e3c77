import type { Measurement } from '../measurement.ts';

export type Timed<T> = { seconds: number; result: T };

/** The least of several runs after one that warms up: whatever else the machine does can only add to it. */
export function timed<T>(work: () => T, runs = 15): Timed<T> {
  let result = work();
  let seconds = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = work();
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  return { seconds, result };
}

/** One run of what is too slow to repeat. */
export function timedOnce<T>(work: () => T): Timed<T> {
  const start = performance.now();
  const result = work();
  return { seconds: (performance.now() - start) / 1000, result };
}

/** Times at several sizes, and the power of the size that fits them (least squares of the logarithms). */
export function growthWords(
  unit: string,
  sizes: readonly number[],
  timeAt: (size: number) => number,
): string {
  const seconds = sizes.map(timeAt);
  const [x, y] = [sizes.map(Math.log), seconds.map(Math.log)];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value) / values.length;
  const slope =
    x.reduce((sum, value, i) => sum + (value - mean(x)) * (y[i]! - mean(y)), 0) /
    x.reduce((sum, value) => sum + (value - mean(x)) ** 2, 0);
  const each = sizes.map((size, i) => `${size.toLocaleString('en-US')} ${milliseconds(seconds[i]!)}`);
  return `growth by ${unit}: ${each.join(', ')} (about n^${slope.toFixed(1)})`;
}

export function againstPeer(
  name: string,
  { figure, goal, peer, peerWords, size, growth }: SpeedFigure,
): Measurement {
  return {
    name,
    figure,
    unit: 's',
    goal,
    met: figure <= goal,
    peer,
    detail: `${size}; ${peerWords} ${milliseconds(peer)}, ${(peer / figure).toFixed(1)}× as long, same result; ${growth}`,
  };
}

type SpeedFigure = {
  figure: number;
  goal: number;
  peer: number;
  /** What the peer is and took. */
  peerWords: string;
  size: string;
  growth: string;
};

/** A figure whose result differs from its peer’s is no figure. */
export function requireSame(ours: ArrayLike<number>, theirs: ArrayLike<number>, what: string): void {
  const largest = Array.from(theirs).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let i = 0; i < theirs.length; i++) {
    if (Math.abs(ours[i]! - theirs[i]!) <= 1e-9 * largest) continue;
    throw new Error(`${what} ${i} is ${ours[i]}, its peer says ${theirs[i]}.`);
  }
}

export function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(seconds < 0.01 ? 2 : 1)} ms`;
}
