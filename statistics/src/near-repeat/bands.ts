import { refuse } from '../errors.ts';

/** Which edge belongs to a band: `left` makes `[a,b)`, `right` makes `(a,b]` with the very first edge included. */
export type Closed = 'left' | 'right';

/**
 * The band a value lies in, counted from 0, or −1 outside all of them. O(edges).
 *
 * @example bandOf(100, [0, 100, 200], 'left') // 1, and 0 with 'right'
 */
export function bandOf(value: number, edges: ArrayLike<number>, closed: Closed): number {
  if (closed === 'right' && value === edges[0]) return 0;
  for (let band = 0; band < edges.length - 1; band++) {
    const low = edges[band]!;
    const high = edges[band + 1]!;
    if (closed === 'left' ? value >= low && value < high : value > low && value <= high) return band;
  }
  return -1;
}

/**
 * Bands in interval notation, so that nobody has to guess who owns an edge.
 *
 * @example bandLabels([0, 100, 200], 'right') // ['[0,100]', '(100,200]']
 */
export function bandLabels(edges: ArrayLike<number>, closed: Closed): string[] {
  return Array.from({ length: edges.length - 1 }, (_, band) => {
    const both = `${edges[band]},${edges[band + 1]}`;
    if (closed === 'left') return `[${both})`;
    return band === 0 ? `[${both}]` : `(${both}]`;
  });
}

/** @throws StatisticsError `edges.not-increasing` */
export function requireEdges(edges: readonly number[], what: string): void {
  const increase = edges.every(
    (edge, i) => Number.isFinite(edge) && edge >= 0 && (i === 0 || edge > edges[i - 1]!),
  );
  if (!increase || edges.length < 2) {
    refuse('edges.not-increasing', `${what} must increase from zero or more; got ${edges.join(', ')}.`);
  }
}
