import type { Coverage } from './coverage.ts';
import { type Covering, coveringOf, requireSites } from './covering.ts';
import { reduceCoverage } from './reduce-coverage.ts';

/**
 * Maximal covering as an integer program, for whatever solver the caller has: maximise `gain · v` with every v in
 * [0, 1], the first `whole` of them whole, and each row `rowLower ≤ Σ value · v ≤ rowUpper`, rows packed as `start`,
 * `index`, `value`. `coveringOf` reads the solver’s v.
 */
export type CoveringProgram = {
  readonly columns: number;
  readonly rows: number;
  readonly whole: number;
  readonly gain: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
  coveringOf(solution: ArrayLike<number>): Covering;
};

/**
 * For problems that `exactCovering` leaves unproven. A column a candidate worth having, then one a group; a group
 * counts where a chosen candidate covers it. O(coverings).
 *
 * @throws StatisticsError `argument.out-of-range`
 * @see Church & ReVelle (1974), as cited for `greedyCovering`.
 */
export function coveringProgram(coverage: Coverage, p: number): CoveringProgram {
  requireSites(p, coverage);
  const { sites, own, start, index, weight } = reduceCoverage(coverage);
  const rows = weight.length + 1;
  const packed = { start: [0], index: [] as number[], value: [] as number[] };
  for (let g = 0; g < weight.length; g++) {
    packed.index.push(sites.length + g, ...index.subarray(start[g]!, start[g + 1]!));
    packed.value.push(1, ...new Array(start[g + 1]! - start[g]!).fill(-1));
    packed.start.push(packed.index.length);
  }
  packed.index.push(...sites.keys());
  packed.value.push(...new Array(sites.length).fill(1));
  packed.start.push(packed.index.length);
  return {
    columns: sites.length + weight.length,
    rows,
    whole: sites.length,
    gain: Float64Array.of(...own, ...weight),
    rowLower: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
    rowUpper: new Float64Array(rows).fill(p, rows - 1),
    start: Int32Array.from(packed.start),
    index: Int32Array.from(packed.index),
    value: Float64Array.from(packed.value),
    coveringOf: (solution) => coveringOf(chosenFrom(solution, sites, p), coverage),
  };
}

/** A solver may leave sites unused that would add nothing; they go to the lowest positions. */
function chosenFrom(solution: ArrayLike<number>, sites: Int32Array, p: number): Int32Array {
  const chosen = new Set(sites.filter((_, c) => solution[c]! > 0.5));
  for (let c = 0; chosen.size < p; c++) chosen.add(c);
  return Int32Array.from(chosen).sort();
}
