import { refuse, requireCount, requireSameLength } from '../errors.ts';
import { gammaQ } from '../numbers/gamma.ts';
import { solveSymmetric } from '../numbers/solve-symmetric.ts';
import { asIndicator, riskTable } from './risk-table.ts';

export type LogRank = {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  /** By group, in ascending order of its number. */
  readonly groups: readonly {
    readonly group: number;
    readonly n: number;
    readonly observed: number;
    /** Had the groups been alike. */
    readonly expected: number;
  }[];
};

/**
 * Log-rank test: do groups of cases wait equally long? It sees best a difference that is a constant ratio of rates,
 * and poorly curves that cross. Ties take the hypergeometric variance, as R’s `survdiff`. O(n log n + times ·
 * groups²).
 *
 * @param times durations, zero or more, in one unit
 * @param happened 1 where it happened at that time, 0 where it had not when the observation ended
 * @param group a whole number for each case
 * @throws StatisticsError `points.too-few` (fewer than two groups, no event), `shape.mismatch`,
 * `argument.out-of-range`, `counts.not-whole`
 * @see Mantel, N. (1966). Cancer Chemotherapy Reports 50. Peto, R. & Peto, J. (1972). JRSS A 135.
 * @example logRank([1, 2, 3, 4], [1, 1, 1, 1], [0, 0, 1, 1]).chiSquare // 2.882353
 */
export function logRank(
  times: ArrayLike<number>,
  happened: ArrayLike<number>,
  group: ArrayLike<number>,
): LogRank {
  requireSameLength(times, group, 'Times and groups');
  for (let i = 0; i < group.length; i++) requireCount(group[i]!, `Group ${i + 1}`);
  const names = [...new Set(Array.from(group).sort((a, b) => a - b))];
  if (names.length < 2) refuse('points.too-few', 'Two groups at least are needed to compare.');
  const risk = riskByGroup(times, happened, group, names);
  const { observed, expected, covariance } = compare(risk);
  const counted = names.map((_, g) => g).filter((g) => expected[g]! > 0);
  if (counted.length < 2)
    refuse('points.too-few', 'No event at a time when two groups were under observation.');
  const chiSquare = quadraticForm(observed, expected, covariance, counted.slice(0, -1));
  const df = counted.length - 1;
  return {
    ...{ chiSquare, df, p: gammaQ(df / 2, chiSquare / 2) },
    groups: names.map((name, g) => ({
      group: name,
      n: risk.sizes[g]!,
      ...{ observed: observed[g]!, expected: expected[g]! },
    })),
  };
}

type GroupedRisk = { atRisk: Float64Array[]; events: Float64Array[]; sizes: number[] };

/** By group, those at risk and the events at each time of the whole. */
function riskByGroup(
  times: ArrayLike<number>,
  happened: ArrayLike<number>,
  group: ArrayLike<number>,
  names: number[],
): GroupedRisk {
  const indicator = asIndicator(happened);
  const all = riskTable(times, indicator).times;
  const at = new Map(Array.from(all, (time, k) => [time, k]));
  const atRisk = names.map(() => new Float64Array(all.length));
  const events = names.map(() => new Float64Array(all.length));
  for (let i = 0; i < times.length; i++) {
    const g = names.indexOf(group[i]!);
    atRisk[g]![at.get(times[i]!)!]! += 1;
    events[g]![at.get(times[i]!)!]! += indicator[i]!;
  }
  // Each leaves at its time: those at risk at a time are all who leave then or later.
  for (const risk of atRisk) for (let k = all.length - 2; k >= 0; k--) risk[k]! += risk[k + 1]!;
  return { atRisk, events, sizes: atRisk.map((risk) => risk[0]!) };
}

function compare({ atRisk, events }: GroupedRisk) {
  const size = atRisk.length;
  const [observed, expected] = [new Float64Array(size), new Float64Array(size)];
  const covariance = new Float64Array(size * size);
  for (let k = 0; k < atRisk[0]!.length; k++) {
    const total = atRisk.reduce((sum, risk) => sum + risk[k]!, 0);
    const happened = events.reduce((sum, event) => sum + event[k]!, 0);
    const spread = total > 1 ? (happened * (total - happened)) / (total - 1) : 0;
    for (let g = 0; g < size; g++) {
      const share = atRisk[g]![k]! / total;
      observed[g]! += events[g]![k]!;
      expected[g]! += happened * share;
      for (let h = 0; h < size; h++) {
        covariance[g * size + h]! += spread * share * ((g === h ? 1 : 0) - atRisk[h]![k]! / total);
      }
    }
  }
  return { observed, expected, covariance };
}

/** The groups’ differences add up to zero: the last adds nothing to what the others say. */
function quadraticForm(
  observed: Float64Array,
  expected: Float64Array,
  covariance: Float64Array,
  groups: number[],
): number {
  const size = observed.length;
  const excess = groups.map((g) => observed[g]! - expected[g]!);
  const matrix = groups.flatMap((g) => groups.map((h) => covariance[g * size + h]!));
  const solved = solveSymmetric(matrix, excess);
  if (!solved) refuse('points.too-few', 'Too few events at times when groups can be compared.');
  return excess.reduce((sum, value, i) => sum + value * solved[i]!, 0);
}
