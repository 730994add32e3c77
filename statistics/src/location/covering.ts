import { refuse } from '../errors.ts';
import type { Coverage } from './coverage.ts';

export type Covering = {
  /** Positions of the chosen candidates. */
  readonly chosen: Int32Array;
  /** Weight of the demand they cover. */
  readonly covered: number;
  /** Of all demand, also of what no candidate could cover; 0 where there is none. */
  readonly share: number;
};

/** @throws StatisticsError `argument.out-of-range` */
export function requireSites(p: number, { candidates }: Coverage): void {
  if (Number.isInteger(p) && p >= 1 && p <= candidates) return;
  refuse(
    'argument.out-of-range',
    `p must be a whole number from 1 to the ${candidates} candidates; got ${p}.`,
  );
}

export function coveringOf(chosen: Int32Array, coverage: Coverage): Covering {
  const isChosen = new Uint8Array(coverage.candidates);
  for (const site of chosen) isChosen[site] = 1;
  let covered = 0;
  for (let g = 0; g < coverage.weight.length; g++) {
    for (let k = coverage.start[g]!; k < coverage.start[g + 1]!; k++) {
      if (!isChosen[coverage.index[k]!]) continue;
      covered += coverage.weight[g]!;
      break;
    }
  }
  return { chosen, covered, share: coverage.total > 0 ? covered / coverage.total : 0 };
}

/** The other way to read a coverage: the groups `index[start[c]] … index[start[c + 1] − 1]` of each candidate. */
export function groupsOfCandidates(coverage: Pick<Coverage, 'candidates' | 'start' | 'index'>) {
  const start = new Int32Array(coverage.candidates + 1);
  for (const site of coverage.index) start[site + 1]! += 1;
  for (let c = 0; c < coverage.candidates; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const index = new Int32Array(coverage.index.length);
  for (let g = 0; g + 1 < coverage.start.length; g++) {
    for (let k = coverage.start[g]!; k < coverage.start[g + 1]!; k++) {
      index[next[coverage.index[k]!]!++] = g;
    }
  }
  return { start, index };
}
