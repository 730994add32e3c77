import type { Coverage } from './coverage.ts';
import { type Covering, coveringOf, requireSites } from './covering.ts';
import { type Bound, FREE, IN, lowestBound, OUT } from './covering-bound.ts';
import { greedyCovering } from './greedy-covering.ts';
import { improveCovering } from './improve-covering.ts';
import { type Reduced, reduceCoverage } from './reduce-coverage.ts';

export type ExactCovering = Covering & {
  /** No choice of p sites covers more than this. */
  readonly bound: number;
  /** Whether the optimum is proven: nothing covers more than `covered`. */
  readonly proven: boolean;
};

const ROOT_ROUNDS = 300;
const BRANCH_ROUNDS = 40;
/** Coverings looked at before the search gives up: about two seconds. */
const LARGEST_EFFORT = 2e8;

/**
 * Maximal covering, exact: which p sites cover most demand. Branch and bound: candidates that others outdo are left
 * out, greedy and interchange give a good choice, Lagrangian bounds show what cannot beat it, and what remains is
 * split on the most doubtful site. Deterministic; among several optima the one found first.
 *
 * Exponential at worst; `effort` limits the work. When it runs out `proven` is false, `covered` still is the best
 * known and `bound` says how much better any choice could be. A solver for integer programs then gets on with
 * `coveringProgram`.
 *
 * @throws StatisticsError `argument.out-of-range`
 * @see Church & ReVelle (1974); Galvão & ReVelle (1996), as cited for greedy and bound.
 */
export function exactCovering(coverage: Coverage, p: number, effort = LARGEST_EFFORT): ExactCovering {
  requireSites(p, coverage);
  const start = improveCovering(greedyCovering(coverage, p).chosen, coverage);
  const problem = reduceCoverage(coverage);
  if (problem.sites.length <= p) return everySite(problem, coverage, p);
  const search = new Search(problem, coverage, p, start);
  const bound = search.run(effort);
  const best = coveringOf(search.best.toSorted(), coverage);
  const proven = bound <= best.covered;
  return { ...best, bound: proven ? best.covered : bound, proven };
}

/** As many sites as there are candidates worth having; the rest adds nothing and goes to the lowest positions. */
function everySite({ sites }: Reduced, coverage: Coverage, p: number): ExactCovering {
  const chosen = new Set(sites);
  for (let c = 0; chosen.size < p; c++) chosen.add(c);
  const best = coveringOf(Int32Array.from(chosen).sort(), coverage);
  return { ...best, bound: best.covered, proven: true };
}

type Branch = { status: Uint8Array; sites: number; prices: Float64Array; bound: number };

class Search {
  readonly #problem: Reduced;
  readonly #coverage: Coverage;
  readonly #p: number;
  /** The least by which two different choices differ. */
  readonly #grain: number;
  #covered: number;
  best: Int32Array;

  constructor(problem: Reduced, coverage: Coverage, p: number, start: Int32Array) {
    this.#problem = problem;
    this.#coverage = coverage;
    this.#p = p;
    this.#grain = coverage.weight.every(Number.isInteger) ? 1 - 1e-6 : 1e-9 * coverage.total;
    this.best = start;
    this.#covered = coveringOf(start, coverage).covered;
  }

  /** Depth first, the likelier side first. Returns the bound that is left: `covered` when nothing is. */
  run(effort: number): number {
    const { sites, weight, start } = this.#problem;
    const prices = weight.map((heavy, g) => heavy / (start[g + 1]! - start[g]!));
    const status = new Uint8Array(sites.length);
    const open: Branch[] = [{ status, sites: this.#p, prices, bound: Number.POSITIVE_INFINITY }];
    let work = 0;
    for (let branch = open.pop(); branch; branch = open.pop()) {
      if (this.#isBeaten(branch.bound)) continue;
      if (work > effort) return Math.max(branch.bound, ...open.map(({ bound }) => bound));
      const rounds = branch.bound === Number.POSITIVE_INFINITY ? ROOT_ROUNDS : BRANCH_ROUNDS;
      const found = this.#boundOf(branch, rounds);
      work += found.work;
      if (!this.#isBeaten(found.bound)) open.push(...this.#split(branch, found));
    }
    return this.#covered;
  }

  #isBeaten = (bound: number): boolean => bound < this.#covered + this.#grain;

  #boundOf(branch: Branch, rounds: number): Bound {
    const found = lowestBound(this.#problem, branch, rounds, this.#isBeaten, this.#covered);
    if (found.covered > this.#covered) this.#keep(found.choice);
    return found;
  }

  #keep(choice: Uint8Array): void {
    const chosen = this.#problem.sites.filter((_, c) => choice[c]);
    this.best = improveCovering(chosen, this.#coverage);
    this.#covered = coveringOf(this.best, this.#coverage).covered;
  }

  /** Settles what the bound settles by itself, then both sides of the most doubtful of the rest. */
  #split(branch: Branch, found: Bound): Branch[] {
    const status = this.#settle(branch, found);
    const sites = this.#p - status.reduce((sum, settled) => sum + (settled === IN ? 1 : 0), 0);
    const free = status.reduce((sum, settled) => sum + (settled === FREE ? 1 : 0), 0);
    if (sites === 0 || free <= sites) {
      this.#tryRest(status);
      return [];
    }
    const doubtful = mostDoubtful(status, found);
    const side = (settled: number, left: number): Branch => {
      const next = status.slice();
      next[doubtful] = settled;
      return { status: next, sites: left, prices: found.prices, bound: Math.min(branch.bound, found.bound) };
    };
    const [with_, without] = [side(IN, sites - 1), side(OUT, sites)];
    return found.frequency[doubtful]! >= 0.5 ? [without, with_] : [with_, without];
  }

  /** A site whose other answer would lower the bound below the best known choice has only one answer. */
  #settle({ status: before, sites }: Branch, { bound, earned, taken }: Bound): Uint8Array {
    const status = before.slice();
    let [lowestTaken, highestLeft] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let c = 0; c < status.length; c++) {
      if (status[c] !== FREE) continue;
      if (taken[c]) lowestTaken = Math.min(lowestTaken, earned[c]!);
      else highestLeft = Math.max(highestLeft, earned[c]!);
    }
    for (let c = 0; c < status.length; c++) {
      if (status[c] !== FREE) continue;
      if (taken[c] && this.#isBeaten(bound - earned[c]! + highestLeft)) status[c] = IN;
      else if (!taken[c] && sites > 0 && this.#isBeaten(bound - lowestTaken + earned[c]!)) status[c] = OUT;
    }
    return status;
  }

  /** Nothing is left to choose: the free sites are all taken, or none can be. */
  #tryRest(status: Uint8Array): void {
    const taken = status.reduce((sum, settled) => sum + (settled === IN ? 1 : 0), 0);
    const choice = status.map((settled) => (settled === IN || (settled === FREE && taken < this.#p) ? 1 : 0));
    const chosen = this.#problem.sites.filter((_, c) => choice[c]);
    if (chosen.length === this.#p && coveringOf(chosen, this.#coverage).covered > this.#covered) {
      this.#keep(choice);
    }
  }
}

/** Taken about half of the time; among alike the one that earns most. */
function mostDoubtful(status: Uint8Array, { frequency, earned }: Bound): number {
  let best = -1;
  for (let c = 0; c < status.length; c++) {
    if (status[c] !== FREE) continue;
    if (best < 0) {
      best = c;
      continue;
    }
    const doubt =
      Math.min(frequency[c]!, 1 - frequency[c]!) - Math.min(frequency[best]!, 1 - frequency[best]!);
    if (doubt > 1e-6 || (doubt > -1e-6 && earned[c]! > earned[best]!)) best = c;
  }
  return best;
}
