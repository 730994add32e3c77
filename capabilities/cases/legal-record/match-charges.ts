import { plain } from './codes/statutes.ts';
import type { Charge } from './standing-types.ts';

type Pair = { police: Charge; court: Charge; score: number };

/**
 * Lays the charges of police and court side by side: for each defendant the pairs that have most in common, each
 * charge in one pair at most. A pair must share its statute or its NIBRS offense; a key in common only decides ties.
 */
export function matchCharges(police: readonly Charge[], court: readonly Charge[]): Map<string, string> {
  const pairs = police
    .flatMap((mine) =>
      court.map((theirs) => ({ police: mine, court: theirs, score: likeness(mine, theirs) })),
    )
    .filter(({ score }) => score > 0)
    .sort(byScore);
  const taken = new Set<string>();
  const matched = new Map<string, string>();
  for (const { police: mine, court: theirs } of pairs) {
    if (matched.has(theirs.key) || taken.has(mine.key)) continue;
    matched.set(theirs.key, mine.key);
    taken.add(mine.key);
  }
  return matched;
}

function byScore(a: Pair, b: Pair): number {
  return b.score - a.score || order(a.court.key, b.court.key) || order(a.police.key, b.police.key);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function likeness(police: Charge, court: Charge): number {
  if (police.defendantKey !== court.defendantKey) return 0;
  const statute = court.versions.some((version) => plain(version.statute) === plain(police.statute));
  const offense = police.nibrsOffense !== null && police.nibrsOffense === court.nibrsOffense;
  if (!statute && !offense) return 0;
  return (statute ? 4 : 0) + (offense ? 2 : 0) + (police.key === court.key ? 1 : 0);
}
