import { type Area, countPoints, type Points } from '@psp/statistics';
import type { FrozenRule } from '../contract.ts';
import type { Records } from './method.ts';
import { count } from './words.ts';

/**
 * Cells that hold records which a rule flags (a hospital’s block collects people shot elsewhere), each with the
 * words a reader needs. Such a cell is shown and counted, and never named as the highest.
 */
export function flaggedCells(
  records: Records,
  area: Area,
  rules: readonly FrozenRule[],
): Map<number, string> {
  const most = new Map<number, number>();
  const notes = new Map<number, string>();
  for (const rule of rules) {
    if (rule.effect !== 'flag') continue;
    const { counts } = countPoints(
      recordsWhere(records, (flags) => (flags & (1 << rule.bit)) !== 0),
      area,
    );
    counts.forEach((found, position) => {
      if (found <= (most.get(position) ?? 0)) return;
      most.set(position, found);
      notes.set(position, `${rule.reason} (${count(found)} of its records)`);
    });
  }
  return notes;
}

/** The points that no flag touches: what would be seen without the flagged places. */
export function unflagged(records: Records, rules: readonly FrozenRule[]): Points {
  const mask = rules.reduce((bits, { effect, bit }) => (effect === 'flag' ? bits | (1 << bit) : bits), 0);
  return recordsWhere(records, (flags) => (flags & mask) === 0);
}

/** Notes for places that stand high only because a flagged place lies beside them. */
export function raisedByNeighbours(
  flagged: ReadonlyMap<number, string>,
  isRaised: (position: number) => boolean,
  positions: number,
): Map<number, string> {
  const notes = new Map(flagged);
  if (flagged.size === 0) return notes;
  for (let position = 0; position < positions; position++) {
    if (!notes.has(position) && isRaised(position))
      notes.set(position, 'Stands high only because of a flagged place beside it');
  }
  return notes;
}

function recordsWhere({ x, y, flags }: Records, keeps: (flags: number) => boolean): Points {
  const kept = (_: number, i: number) => keeps(flags[i]!);
  return { x: x.filter(kept), y: y.filter(kept) };
}
