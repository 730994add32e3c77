import { refuse, requireSameLength, requireShare } from '../errors.ts';

/** Every score must be a number: what has none cannot be ranked. */
export function requireScores(scores: ArrayLike<number>, observed: ArrayLike<number>): void {
  requireSameLength(scores, observed, 'Forecast and observed counts');
  if (scores.length < 2) refuse('points.too-few', `${scores.length} cells are too few to rank.`);
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i]!)) {
      refuse('coordinates.not-finite', `The forecast of cell ${i} is no number: ${scores[i]}.`);
    }
  }
}

/** How many cells a share of them is: the nearest whole number, at least one. */
export function cellsOfShare(share: number, cells: number): number {
  requireShare(share, 'The share of cells');
  return Math.max(1, Math.round(share * cells));
}

/**
 * The `count` cells with the highest forecast, as positions in descending order. Ties never flatter: among cells with
 * the same forecast those with fewer observed events come first, then the lowest. O(cells log cells).
 */
export function highestCells(
  scores: ArrayLike<number>,
  observed: ArrayLike<number>,
  count: number,
): Int32Array {
  requireScores(scores, observed);
  if (!Number.isInteger(count) || count < 1 || count > scores.length) {
    refuse('argument.out-of-range', `Choose from 1 to ${scores.length} cells; got ${count}.`);
  }
  const order = Int32Array.from(scores, (_, i) => i);
  order.sort((a, b) => scores[b]! - scores[a]! || observed[a]! - observed[b]! || a - b);
  return order.slice(0, count);
}
