import type { Reduced } from './reduce-coverage.ts';

/** What a branch of the search has settled about each candidate. */
export const FREE = 0;
export const IN = 1;
export const OUT = 2;

export type Bound = {
  /** No choice that respects what is settled covers more. */
  readonly bound: number;
  /** The prices that gave it, one a group. */
  readonly prices: Float64Array;
  /** What each free candidate earned at those prices, and which earned most. */
  readonly earned: Float64Array;
  readonly taken: Uint8Array;
  /** How often each candidate was taken, between 0 and 1, later rounds weighing more. */
  readonly frequency: Float64Array;
  /** The best choice met on the way and what it covers. */
  readonly choice: Uint8Array;
  readonly covered: number;
  /** Coverings looked at: a measure of work that no clock disturbs. */
  readonly work: number;
};

const PATIENCE = 6;
const MEMORY = 0.9;

type Branch = { status: Uint8Array; sites: number; prices: Float64Array };

/**
 * Upper bound by Lagrangian relaxation: each group sells its coverage at a price between 0 and its weight; with
 * prices fixed the best sites are simply those that earn most, and whatever the prices, the optimum is no higher.
 * Subgradient steps lower the bound until it shows that nothing beats `incumbent`, or stalls.
 * O(rounds · (coverings + candidates log candidates)).
 *
 * @see Fisher, M. (1981). The Lagrangian relaxation method for solving integer programming problems. Management
 * Science 27. For covering: Galvão, R. & ReVelle, C. (1996). European Journal of Operational Research 88.
 */
export function lowestBound(
  problem: Reduced,
  branch: Branch,
  rounds: number,
  isBeaten: (bound: number) => boolean,
  incumbent: number,
): Bound {
  const open = openGroups(problem, branch.status);
  const state = newState(problem, branch);
  let [stalled, step] = [0, 1];
  for (let round = 0; round < rounds; round++) {
    const bound = open.settled + priceOut(problem, open, branch, state);
    const covered = open.settled + countCovers(problem, open, branch.status, state);
    if (covered > state.covered) keepChoice(state, branch.status, covered);
    if (bound < state.bound - 1e-9 * Math.abs(bound)) {
      keepBound(state, bound);
      stalled = 0;
    } else if (++stalled === PATIENCE) [step, stalled] = [step / 2, 0];
    const target = Math.max(incumbent, state.covered);
    if (isBeaten(state.bound) || state.bound <= target || !stepDown(open, state, step * (bound - target)))
      break;
  }
  return { ...state, prices: state.best };
}

/** Groups that no settled site covers, with their free candidates; what settled sites cover is a constant. */
type Open = {
  settled: number;
  groups: number[];
  start: Int32Array;
  index: Int32Array;
  weight: Float64Array;
};

function openGroups(problem: Reduced, status: Uint8Array): Open {
  let settled = 0;
  for (let c = 0; c < status.length; c++) if (status[c] === IN) settled += problem.own[c]!;
  const groups: number[] = [];
  const start = [0];
  const index: number[] = [];
  for (let g = 0; g < problem.weight.length; g++) {
    const before = index.length;
    let isSettled = false;
    for (let k = problem.start[g]!; k < problem.start[g + 1]!; k++) {
      const c = problem.index[k]!;
      if (status[c] === IN) isSettled = true;
      else if (status[c] === FREE) index.push(c);
    }
    if (isSettled) settled += problem.weight[g]!;
    if (isSettled || index.length === before) index.length = before;
    else {
      groups.push(g);
      start.push(index.length);
    }
  }
  const weight = Float64Array.from(groups, (g) => problem.weight[g]!);
  return { settled, groups, start: Int32Array.from(start), index: Int32Array.from(index), weight };
}

function newState({ own }: Reduced, { prices, status }: Branch) {
  const free = Int32Array.from(status.keys()).filter((c) => status[c] === FREE);
  return {
    free,
    sorted: new Float64Array(free.length),
    price: prices.slice(),
    best: prices.slice(),
    earning: new Float64Array(own.length),
    earned: new Float64Array(own.length),
    isTaken: new Uint8Array(own.length),
    taken: new Uint8Array(own.length),
    frequency: new Float64Array(own.length),
    covers: new Int32Array(prices.length),
    bound: Number.POSITIVE_INFINITY,
    choice: new Uint8Array(own.length),
    covered: Number.NEGATIVE_INFINITY,
    work: 0,
  };
}

type State = ReturnType<typeof newState>;

/** What the groups keep, and what the best free sites earn; marks those sites. */
function priceOut(problem: Reduced, open: Open, { sites }: Branch, state: State): number {
  const { price, earning } = state;
  earning.set(problem.own);
  let kept = 0;
  for (let o = 0; o < open.groups.length; o++) {
    const asked = price[open.groups[o]!]!;
    kept += open.weight[o]! - asked;
    for (let k = open.start[o]!; k < open.start[o + 1]!; k++) earning[open.index[k]!]! += asked;
  }
  state.work += open.index.length;
  return kept + takeBest(earning, sites, state);
}

/** The `sites` free candidates that earn most, ties to the lowest; returns what they earn. */
function takeBest(earning: Float64Array, sites: number, state: State): number {
  const { free, sorted, isTaken, frequency } = state;
  for (let k = 0; k < free.length; k++) sorted[k] = earning[free[k]!]!;
  sorted.sort();
  const line = sites > 0 ? sorted[sorted.length - sites]! : Number.POSITIVE_INFINITY;
  let ties = sites;
  for (let k = sorted.length - 1; k >= 0 && sorted[k]! > line; k--) ties--;
  let sum = 0;
  for (let k = 0; k < free.length; k++) {
    const c = free[k]!;
    const isTie = earning[c] === line && ties > 0;
    if (isTie) ties--;
    isTaken[c] = earning[c]! > line || isTie ? 1 : 0;
    frequency[c] = MEMORY * frequency[c]! + (1 - MEMORY) * isTaken[c]!;
    if (isTaken[c]) sum += earning[c]!;
  }
  return sum;
}

/** How often each open group is covered by the sites taken; returns the weight that they cover. */
function countCovers(problem: Reduced, open: Open, status: Uint8Array, state: State): number {
  let covered = 0;
  for (let c = 0; c < status.length; c++) if (state.isTaken[c]) covered += problem.own[c]!;
  for (let o = 0; o < open.groups.length; o++) {
    let covers = 0;
    for (let k = open.start[o]!; k < open.start[o + 1]!; k++) covers += state.isTaken[open.index[k]!]!;
    state.covers[o] = covers;
    if (covers > 0) covered += open.weight[o]!;
  }
  return covered;
}

function keepChoice(state: State, status: Uint8Array, covered: number): void {
  state.covered = covered;
  for (let c = 0; c < status.length; c++) state.choice[c] = status[c] === IN || state.isTaken[c] ? 1 : 0;
}

function keepBound(state: State, bound: number): void {
  state.bound = bound;
  state.best.set(state.price);
  state.earned.set(state.earning);
  state.taken.set(state.isTaken);
}

/** Dearer where nothing covers, cheaper where several do, within 0 and the weight. False where nothing moves. */
function stepDown({ groups, weight }: Open, { price, covers }: State, gap: number): boolean {
  let length = 0;
  for (let o = 0; o < groups.length; o++) {
    const excess = covers[o]! - 1;
    const asked = price[groups[o]!]!;
    const isStuck = (excess > 0 && asked <= 0) || (excess < 0 && asked >= weight[o]!);
    if (!isStuck) length += excess * excess;
  }
  if (length === 0) return false;
  const step = gap / length;
  for (let o = 0; o < groups.length; o++) {
    const asked = price[groups[o]!]! - step * (covers[o]! - 1);
    price[groups[o]!] = Math.min(weight[o]!, Math.max(0, asked));
  }
  return true;
}
