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
 * compared with those of the last hour only, and where these are many, with those in nearby cells of a grid.
 * Cells are so small that any two points of one cell are within the distance.
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

/** Up to this many neighbours in time, comparing with each is quicker than looking into 25 cells. */
const fewInWindow = 32;

function linkPlaces(victims: Victims, order: Int32Array, rule: GroupingRule, forest: Forest): void {
  const { x, y, epochMs } = victims;
  const windowMs = rule.minutes * 60_000;
  const placed = order.filter((victim) => !Number.isNaN(x[victim]!));
  const cells = new Cells(victims, rule);
  let oldest = 0;
  for (let at = 0; at < placed.length; at++) {
    const victim = placed[at]!;
    while (epochMs[victim]! - epochMs[placed[oldest]!]! > windowMs) cells.forgetOldest(placed[oldest++]!);
    if (at - oldest <= fewInWindow) {
      for (let other = oldest; other < at; other++) joinIfNear(victim, placed[other]!);
    } else {
      cells.linkAround(victim, forest);
    }
    cells.remember(victim);
  }

  function joinIfNear(victim: number, other: number): void {
    const isNear = Math.hypot(x[victim]! - x[other]!, y[victim]! - y[other]!) <= rule.metres;
    if (isNear) forest.join(victim, other);
  }
}

/** The victims of the current time window by grid cell, in order of time. */
class Cells {
  readonly #victims: Victims;
  readonly #metres: number;
  readonly #cellSize: number;
  readonly #cells = new Map<number, number[]>();

  constructor(victims: Victims, rule: GroupingRule) {
    this.#victims = victims;
    this.#metres = rule.metres;
    this.#cellSize = rule.metres / Math.SQRT2;
  }

  remember(victim: number): void {
    const key = this.#keyAround(victim, 0, 0);
    const cell = this.#cells.get(key);
    if (cell) cell.push(victim);
    else this.#cells.set(key, [victim]);
  }

  forgetOldest(victim: number): void {
    const key = this.#keyAround(victim, 0, 0);
    const cell = this.#cells.get(key)!;
    if (cell.length > 1) cell.shift();
    else this.#cells.delete(key);
  }

  linkAround(victim: number, forest: Forest): void {
    for (let dx = -2; dx <= 2; dx++) {
      for (let dy = -2; dy <= 2; dy++) {
        const others = this.#cells.get(this.#keyAround(victim, dx, dy));
        if (!others) continue;
        // All of one cell are near each other and linked already, so its last one stands for them.
        if (dx === 0 && dy === 0) forest.join(victim, others.at(-1)!);
        else for (const other of others) if (this.#isNear(victim, other)) forest.join(victim, other);
      }
    }
  }

  #isNear(one: number, other: number): boolean {
    const { x, y } = this.#victims;
    return Math.hypot(x[one]! - x[other]!, y[one]! - y[other]!) <= this.#metres;
  }

  /** Projected metres stay far below 2^25 cells each way, so both fit one exact number. */
  #keyAround(victim: number, dx: number, dy: number): number {
    const column = Math.floor(this.#victims.x[victim]! / this.#cellSize) + dx;
    const row = Math.floor(this.#victims.y[victim]! / this.#cellSize) + dy;
    return column * 0x4000000 + row;
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
