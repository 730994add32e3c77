import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GroupingRule, groupEvents, standardGrouping, type Victims } from './group-events.ts';

type Victim = { x: number; y: number; minute: number; block?: number };

function victimsOf(list: Victim[]): Victims {
  return {
    x: Float64Array.from(list, (victim) => victim.x),
    y: Float64Array.from(list, (victim) => victim.y),
    epochMs: Float64Array.from(list, (victim) => victim.minute * 60_000),
    block: Int32Array.from(list, (victim) => victim.block ?? -1),
  };
}

/** The definition itself: every pair compared, links followed until nothing changes. */
function groupNaively(list: Victim[], rule: GroupingRule): number[] {
  const group = list.map((_, index) => index);
  const isLinked = (a: Victim, b: Victim) =>
    Math.abs(a.minute - b.minute) <= rule.minutes &&
    (Number.isNaN(a.x) || Number.isNaN(b.x)
      ? Number.isNaN(a.x) && Number.isNaN(b.x) && (a.block ?? -1) >= 0 && a.block === b.block
      : Math.hypot(a.x - b.x, a.y - b.y) <= rule.metres);
  for (let changed = true; changed; ) {
    changed = false;
    for (let a = 0; a < list.length; a++) {
      for (let b = 0; b < list.length; b++) {
        if (!isLinked(list[a]!, list[b]!) || group[b]! <= group[a]!) continue;
        group[b] = group[a]!;
        changed = true;
      }
    }
  }
  return group;
}

const point = fc.record({
  x: fc.oneof(
    fc.integer({ min: 0, max: 90 }),
    fc.double({ min: -60, max: 60, noNaN: true }),
    fc.constant(Number.NaN),
  ),
  y: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(0)),
  minute: fc.integer({ min: 0, max: 300 }),
  block: fc.integer({ min: -1, max: 2 }),
});

test('gives the groups of the definition', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), (list) => {
      expect([...groupEvents(victimsOf(list))]).toEqual(groupNaively(list, standardGrouping));
    }),
    { numRuns: 300 },
  );
});

test('a wider rule never splits an event', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), fc.integer({ min: 1, max: 80 }), (list, more) => {
      const narrow = groupEvents(victimsOf(list));
      const wide = groupEvents(victimsOf(list), { metres: 25 + more, minutes: 60 + more });
      for (const [a, group] of narrow.entries()) expect(wide[a]).toBe(wide[group]!);
    }),
  );
});

test('victims are chained: the first and last may be further apart than the rule', () => {
  const chain = [0, 50, 100].map((minute) => ({ x: minute / 5, y: 0, minute }));
  expect([...groupEvents(victimsOf(chain))]).toEqual([0, 0, 0]);
});

test('exactly at the edge still belongs', () => {
  expect([
    ...groupEvents(
      victimsOf([
        { x: 0, y: 0, minute: 0 },
        { x: 25, y: 0, minute: 60 },
      ]),
    ),
  ]).toEqual([0, 0]);
  expect([
    ...groupEvents(
      victimsOf([
        { x: 0, y: 0, minute: 0 },
        { x: 25.01, y: 0, minute: 0 },
      ]),
    ),
  ]).toEqual([0, 1]);
});

test('victims without a point and without a block are events of their own', () => {
  const unplaced = { x: Number.NaN, y: Number.NaN, minute: 0 };
  expect([...groupEvents(victimsOf([unplaced, unplaced]))]).toEqual([0, 1]);
});
