import { type Points, refuse } from '@psp/statistics';
import { count } from './words.ts';

/**
 * The most pairs that can lie within a distance, without looking for them: those in the same square of that side or
 * in one beside it. About three times as many as there are where events spread evenly. O(points).
 */
export function closePairsAtMost({ x, y }: Points, metres: number): number {
  const squares = new Map<number, Map<number, number>>();
  for (let i = 0; i < x.length; i++) {
    const column = Math.floor(x[i]! / metres);
    const row = Math.floor(y[i]! / metres);
    const rows = squares.get(column) ?? new Map<number, number>();
    squares.set(column, rows.set(row, (rows.get(row) ?? 0) + 1));
  }
  let pairs = 0;
  for (const [column, rows] of squares) {
    const east = squares.get(column + 1);
    for (const [row, here] of rows) {
      const beside = [east?.get(row - 1), east?.get(row), east?.get(row + 1), rows.get(row + 1)];
      pairs += (here * (here - 1)) / 2;
      for (const there of beside) pairs += here * (there ?? 0);
    }
  }
  return pairs;
}

/** Refuses before the memory of the machine does, in words that say what would be small enough. */
export function requirePairsFit(points: Points, metres: number, most: number, noun: string): void {
  const pairs = closePairsAtMost(points, metres);
  if (pairs <= most) return;
  refuse(
    'argument.out-of-range',
    `${count(points.x.length)} ${noun} can make up to ${count(pairs)} pairs within ${count(metres)} m, and a run holds ` +
      `${count(most)}. Choose a shorter period, fewer districts or a shorter distance.`,
  );
}
