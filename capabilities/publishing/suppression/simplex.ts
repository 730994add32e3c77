/**
 * The least cost of whole amounts between bounds that meet some equations: `rows[i] · x = right[i]` and
 * 0 ≤ x ≤ upper. A primal simplex with upper bounds in a dense tableau: the problems here have tens of equations.
 * Entering variables are taken by lowest index (Bland), so it cannot cycle.
 */
export type Program = {
  cost: readonly number[];
  upper: readonly number[];
  rows: readonly (readonly number[])[];
  right: readonly number[];
};

const TINY = 1e-9;
const MOST_PIVOTS = 20_000;

/** The amounts, or `null` when nothing meets the equations. */
export function leastCost(program: Program): number[] | null {
  const tableau = begin(program);
  const width = program.cost.length;
  if (!descend(tableau, tableau.infeasibility, tableau.upper.length)) return null;
  if (basicSum(tableau, width) > 1e-6) return null;
  for (let j = width; j < tableau.upper.length; j++) tableau.upper[j] = 0;
  if (!descend(tableau, tableau.cost, width)) return null;
  return amounts(tableau, width);
}

type Tableau = {
  rows: Float64Array[];
  right: number[];
  upper: number[];
  basis: number[];
  /** Nonbasic variables measured down from their upper bound. */
  flipped: boolean[];
  cost: Float64Array;
  infeasibility: Float64Array;
};

/** One artificial amount for each equation makes a first basis; getting rid of them is the first phase. */
function begin({ cost, upper, rows, right }: Program): Tableau {
  const n = cost.length;
  const m = rows.length;
  const infeasibility = new Float64Array(n + m);
  const built = rows.map((row, i) => {
    const sign = right[i]! < 0 ? -1 : 1;
    const full = new Float64Array(n + m);
    for (let j = 0; j < n; j++) full[j] = sign * row[j]!;
    full[n + i] = 1;
    for (let j = 0; j < n; j++) infeasibility[j]! -= full[j]!;
    return full;
  });
  return {
    rows: built,
    right: right.map(Math.abs),
    upper: [...upper, ...rows.map(() => Number.POSITIVE_INFINITY)],
    basis: rows.map((_, i) => n + i),
    flipped: new Array(n + m).fill(false),
    cost: Float64Array.from({ length: n + m }, (_, j) => cost[j] ?? 0),
    infeasibility,
  };
}

function descend(tableau: Tableau, objective: Float64Array, width: number): boolean {
  for (let pivots = 0; pivots < MOST_PIVOTS; pivots++) {
    const entering = objective.findIndex((value, j) => j < width && value < -TINY && tableau.upper[j]! > 0);
    if (entering < 0) return true;
    if (!enter(tableau, entering)) return false;
  }
  return false;
}

/** Raises one amount as far as the first bound it meets: its own, or that of a basic amount. */
function enter(tableau: Tableau, entering: number): boolean {
  const { rows, right, upper, basis } = tableau;
  let step = upper[entering]!;
  let leaving = -1;
  let atUpper = false;
  for (let i = 0; i < rows.length; i++) {
    const slope = rows[i]![entering]!;
    const falls = slope > TINY;
    const room = falls
      ? right[i]! / slope
      : slope < -TINY
        ? (right[i]! - upper[basis[i]!]!) / slope
        : Infinity;
    if (room < step - TINY || (leaving >= 0 && room <= step && basis[i]! < basis[leaving]!)) {
      step = room;
      leaving = i;
      atUpper = !falls;
    }
  }
  if (step === Number.POSITIVE_INFINITY) return false;
  if (leaving < 0) flip(tableau, entering);
  else {
    if (atUpper) flipBasic(tableau, leaving);
    pivot(tableau, leaving, entering);
  }
  return true;
}

function flip({ rows, right, upper, flipped, cost, infeasibility }: Tableau, column: number): void {
  for (let i = 0; i < rows.length; i++) {
    right[i]! -= rows[i]![column]! * upper[column]!;
    rows[i]![column] = -rows[i]![column]!;
  }
  cost[column] = -cost[column]!;
  infeasibility[column] = -infeasibility[column]!;
  flipped[column] = !flipped[column];
}

function flipBasic({ rows, right, upper, basis, flipped }: Tableau, i: number): void {
  const column = basis[i]!;
  const row = rows[i]!;
  for (let j = 0; j < row.length; j++) if (j !== column) row[j] = -row[j]!;
  right[i] = upper[column]! - right[i]!;
  flipped[column] = !flipped[column];
}

function pivot(
  { rows, right, basis, cost, infeasibility }: Tableau,
  leaving: number,
  entering: number,
): void {
  const row = rows[leaving]!;
  const scale = row[entering]!;
  for (let j = 0; j < row.length; j++) row[j]! /= scale;
  right[leaving]! /= scale;
  for (let i = 0; i < rows.length; i++) {
    const factor = i === leaving ? 0 : rows[i]![entering]!;
    if (factor === 0) continue;
    subtract(rows[i]!, row, factor);
    right[i] = Math.max(0, right[i]! - factor * right[leaving]!);
  }
  subtract(cost, row, cost[entering]!);
  subtract(infeasibility, row, infeasibility[entering]!);
  basis[leaving] = entering;
}

function subtract(from: Float64Array, row: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let j = 0; j < row.length; j++) from[j]! -= factor * row[j]!;
}

function basicSum({ basis, right }: Tableau, from: number): number {
  return basis.reduce((sum, column, i) => (column >= from ? sum + right[i]! : sum), 0);
}

function amounts({ basis, right, upper, flipped }: Tableau, width: number): number[] {
  const values = new Array<number>(width).fill(0);
  basis.forEach((column, i) => {
    if (column < width) values[column] = right[i]!;
  });
  return values.map((value, j) => (flipped[j] ? upper[j]! - value : value));
}
