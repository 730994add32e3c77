import { logLikelihoodRatio, seededGenerator, shuffle } from '@psp/statistics';
import type { Events } from './synthetic-events.ts';

/** Knox as the textbook writes it: every pair of events looked at again for each permutation. */
export function knoxPairByPair(
  { points: { x, y }, days }: Events,
  space: readonly number[],
  time: readonly number[],
  permutations: number,
): Float64Array {
  const shuffled = days.slice();
  let observed = new Float64Array();
  for (let run = -1; run < permutations; run++) {
    if (run >= 0) shuffle(shuffled, seededGenerator(1, run));
    const counts = new Float64Array((space.length - 1) * (time.length - 1));
    for (let i = 0; i < x.length; i++) {
      for (let j = i + 1; j < x.length; j++) {
        const row = bandOf(Math.sqrt((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2), space);
        if (row < 0) continue;
        const column = bandOf(Math.abs(shuffled[i]! - shuffled[j]!), time);
        if (column >= 0) counts[row * (time.length - 1) + column]! += 1;
      }
    }
    if (run < 0) observed = counts;
  }
  return observed;
}

function bandOf(value: number, edges: readonly number[]): number {
  for (let band = 0; band < edges.length - 1; band++) if (value < edges[band + 1]!) return band;
  return -1;
}

/** The scan as it is defined: around each case every radius, and in each circle every window of days. */
export function scanWindowByWindow(
  { points: { x, y }, days }: Events,
  maxRadius: number,
  maxDays: number,
): number {
  const period = Math.max(...days) + 1;
  const everywhere = casesUpTo(days, period);
  let greatest = 0;
  for (let centre = 0; centre < x.length; centre++) {
    const inward = [...x.keys()]
      .map((i) => ({ day: days[i]!, d: Math.sqrt((x[i]! - x[centre]!) ** 2 + (y[i]! - y[centre]!) ** 2) }))
      .filter(({ d }) => d <= maxRadius)
      .sort((a, b) => a.d - b.d);
    inward.forEach(({ d }, k) => {
      if (inward[k + 1]?.d === d) return;
      const inside = casesUpTo(
        inward.slice(0, k + 1).map(({ day }) => day),
        period,
      );
      greatest = Math.max(greatest, greatestWindow(inside, everywhere, k + 1, maxDays));
    });
  }
  return greatest;
}

function casesUpTo(days: ArrayLike<number>, period: number): Float64Array {
  const upTo = new Float64Array(period + 1);
  for (let i = 0; i < days.length; i++) upTo[days[i]! + 1]! += 1;
  for (let day = 1; day < upTo.length; day++) upTo[day]! += upTo[day - 1]!;
  return upTo;
}

function greatestWindow(
  inside: Float64Array,
  everywhere: Float64Array,
  size: number,
  maxDays: number,
): number {
  const total = everywhere.at(-1)!;
  let greatest = 0;
  for (let start = 0; start < inside.length - 1; start++) {
    for (let end = start + 1; end <= Math.min(start + maxDays, inside.length - 1); end++) {
      const cases = inside[end]! - inside[start]!;
      const expected = (size * (everywhere[end]! - everywhere[start]!)) / total;
      if (cases < 2 || cases <= expected) continue;
      greatest = Math.max(greatest, logLikelihoodRatio(cases, expected, total));
    }
  }
  return greatest;
}
