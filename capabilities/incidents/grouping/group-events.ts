export type GroupingRule = { metres: number; minutes: number };

/** One victim's place and time; NaN coordinates where there is no point. */
export type Victims = {
  x: Float64Array;
  y: Float64Array;
  epochMs: Float64Array;
  /** Victims without a point can share an event only by the same block; -1 where there is none either. */
  block: Int32Array;
};

export const standardGrouping: GroupingRule = { metres: 25, minutes: 60 };

/**
 * Tells which victims belong to one event: those linked by a chain of neighbours, each within the distance and
 * the time of the next (single linkage). Report numbers play no part: one number covers several events in some
 * files, one event has several numbers in others.
 *
 * Returns for each victim the lowest index of its event. Near-linear: victims are taken in order of time and
 * compared within nearby cells of a grid only. Cells are so small that any two points of one cell are within
 * the distance, so there the last one stands for all before it.
 */
export function groupEvents(victims: Victims, rule: GroupingRule = standardGrouping): Int32Array {
  const forest = new Forest(victims.epochMs.length);
  const order = orderByTime(victims.epochMs);
  linkPlaces(victims, order, rule, forest);
  linkBlocks(victims, order, rule, forest);
  return forest.roots();
}

function orderByTime(epochMs: Float64Array): Int32Array {
  const order = Int32Array.from(epochMs, (_, index) => index);
  return order.sort((a, b) => epochMs[a]! - epochMs[b]! || a - b);
}

function linkPlaces({ x, y, epochMs }: Victims, order: Int32Array, rule: GroupingRule, forest: Forest): void {
  const windowMs = rule.minutes * 60_000;
  const cellSize = rule.metres / Math.SQRT2;
  const cells = new Map<number, number[]>();
  for (const victim of order) {
    if (Number.isNaN(x[victim]!)) continue;
    const column = Math.floor(x[victim]! / cellSize);
    const row = Math.floor(y[victim]! / cellSize);
    for (let dx = -2; dx <= 2; dx++) {
      for (let dy = -2; dy <= 2; dy++) {
        const others = cells.get(cellKey(column + dx, row + dy));
        if (others) linkWithin(others, victim, dx === 0 && dy === 0);
      }
    }
    remember(cells, cellKey(column, row), victim);
  }

  function linkWithin(others: number[], victim: number, isOwnCell: boolean): void {
    for (let at = others.length - 1; at >= 0; at--) {
      const other = others[at]!;
      if (epochMs[victim]! - epochMs[other]! > windowMs) return;
      const isNear = Math.hypot(x[victim]! - x[other]!, y[victim]! - y[other]!) <= rule.metres;
      if (isNear) forest.join(victim, other);
      if (isOwnCell && isNear) return;
    }
  }
}

function linkBlocks(
  { x, epochMs, block }: Victims,
  order: Int32Array,
  rule: GroupingRule,
  forest: Forest,
): void {
  const latest = new Map<number, number>();
  for (const victim of order) {
    if (!Number.isNaN(x[victim]!) || block[victim]! < 0) continue;
    const before = latest.get(block[victim]!);
    if (before !== undefined && epochMs[victim]! - epochMs[before]! <= rule.minutes * 60_000)
      forest.join(victim, before);
    latest.set(block[victim]!, victim);
  }
}

/** Projected metres stay far below 2^25 cells each way, so both fit one exact number. */
function cellKey(column: number, row: number): number {
  return column * 0x4000000 + row;
}

function remember(cells: Map<number, number[]>, key: number, victim: number): void {
  const cell = cells.get(key);
  if (cell) cell.push(victim);
  else cells.set(key, [victim]);
}

class Forest {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, index) => index);
  }

  join(a: number, b: number): void {
    const rootA = this.#rootOf(a);
    const rootB = this.#rootOf(b);
    if (rootA < rootB) this.#parents[rootB] = rootA;
    else this.#parents[rootA] = rootB;
  }

  roots(): Int32Array {
    return this.#parents.map((_, index) => this.#rootOf(index));
  }

  #rootOf(member: number): number {
    let root = member;
    while (this.#parents[root] !== root) {
      this.#parents[root] = this.#parents[this.#parents[root]!]!;
      root = this.#parents[root]!;
    }
    return root;
  }
}
