import type { Coverage } from './coverage.ts';
import { groupsOfCandidates } from './covering.ts';

/** A smaller problem with the same optimum: its candidates are `sites` of the whole one. */
export type Reduced = {
  readonly sites: Int32Array;
  /** Weight that a candidate covers alone among all. */
  readonly own: Float64Array;
  /** Groups with two or more candidates, as in `Coverage`. */
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly weight: Float64Array;
};

/**
 * Leaves out candidates whose every group another candidate covers too (of two alike, the later one): a solution
 * with such a site is never worse with the other instead. O(coverings · candidates a group has).
 */
export function reduceCoverage(coverage: Coverage): Reduced {
  const isKept = undominated(coverage);
  const positionOf = new Int32Array(coverage.candidates).fill(-1);
  const sites: number[] = [];
  for (let c = 0; c < coverage.candidates; c++) {
    if (!isKept[c]) continue;
    positionOf[c] = sites.length;
    sites.push(c);
  }
  const own = new Float64Array(sites.length);
  const start = [0];
  const index: number[] = [];
  const weight: number[] = [];
  for (let g = 0; g < coverage.weight.length; g++) {
    const kept = [];
    for (let k = coverage.start[g]!; k < coverage.start[g + 1]!; k++) {
      const position = positionOf[coverage.index[k]!]!;
      if (position >= 0) kept.push(position);
    }
    if (kept.length === 1) own[kept[0]!]! += coverage.weight[g]!;
    if (kept.length < 2) continue;
    index.push(...kept);
    start.push(index.length);
    weight.push(coverage.weight[g]!);
  }
  return {
    sites: Int32Array.from(sites),
    own,
    start: Int32Array.from(start),
    index: Int32Array.from(index),
    weight: Float64Array.from(weight),
  };
}

function undominated(coverage: Coverage): Uint8Array {
  const groups = groupsOfCandidates(coverage);
  const isKept = new Uint8Array(coverage.candidates).fill(1);
  const shared = new Int32Array(coverage.candidates);
  // From the last to the first, so that of two alike the first stays.
  for (let c = coverage.candidates - 1; c >= 0; c--) {
    const count = groups.start[c + 1]! - groups.start[c]!;
    if (count === 0) {
      isKept[c] = 0;
      continue;
    }
    shared.fill(0);
    for (let k = groups.start[c]!; k < groups.start[c + 1]!; k++) {
      const g = groups.index[k]!;
      for (let m = coverage.start[g]!; m < coverage.start[g + 1]!; m++) shared[coverage.index[m]!]! += 1;
    }
    for (let other = 0; other < coverage.candidates && isKept[c]; other++) {
      if (other === c || !isKept[other] || shared[other] !== count) continue;
      isKept[c] = 0;
    }
  }
  return isKept;
}
