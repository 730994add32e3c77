import {
  differenceInDifferences as compareChanges,
  type DifferenceInDifferences,
  formatMonth,
} from '@psp/statistics';
import type { RunResult } from '../../contract.ts';
import type { Answer, Study } from '../method.ts';
import { capital, chance } from '../words.ts';
import { inDistricts, requireApart } from './areas.ts';
import { countsByMonth, monthOf, wholeMonths } from './months.ts';

/** Errors by area need this many on either side; with fewer they are taken by month. */
const AREAS_FOR_CLUSTERS = 3;

/** Did the treated districts depart from the comparison districts after the start? */
export function differenceInDifferences(study: Study<'difference-in-differences'>): Answer {
  const { parameters, input, chosen, noun, progress } = study;
  const { step, treated, comparison, confidence } = parameters;
  requireApart({ treated, 'a comparison area': comparison });
  const months = wholeMonths(input.recipe.filter.period, input.dataDate);
  progress('Counting months of each district', 0.2);
  const counts = [...treated, ...comparison].map((name) =>
    countsByMonth(chosen, months, inDistricts(chosen, [name])),
  );
  progress('Comparing the changes', 0.5);
  const errors = Math.min(treated.length, comparison.length) >= AREAS_FOR_CLUSTERS ? 'cluster' : 'newey-west';
  const panel = {
    counts,
    treated: counts.map((_, i) => i < treated.length),
    firstAfter: monthOf(step) - months.first,
  };
  const result = compareChanges(panel, { model: 'poisson', errors, confidence });
  const sums = {
    treated: sumOf(counts.slice(0, treated.length)),
    comparison: sumOf(counts.slice(treated.length)),
  };
  return {
    sentence: sentenceOf(result, step, noun),
    figures: [
      {
        key: 'ratio',
        label: `Change in ${noun} in the treated districts, times the change in the others`,
        value: result.ratio!.estimate,
        unit: 'times',
        format: 'ratio',
        low: result.ratio!.low,
        high: result.ratio!.high,
        level: confidence,
        count: [...sums.treated, ...sums.comparison].reduce((total, value) => total + value, 0),
        note: 'Below 1: the treated districts did better than the others.',
      },
    ],
    exhibits: [seriesExhibit(sums, months.first, monthOf(step), input.recipe.question, noun)],
    table: tableOf(sums, months.first, noun),
    surface: null,
    explanation:
      'Each district has its own level and each month its own step; what is left is how the treated districts changed ' +
      `from ${step} on beyond the others (difference in differences, Poisson, errors by ${errors === 'cluster' ? 'district' : 'month'}).`,
    assumptions: [
      'Without the measure, treated and comparison districts would have changed by the same ratio.',
      preTrendWords(result),
      'Nothing the measure did reached the comparison districts.',
    ],
    cannotShow: [
      'That the measure caused the difference: whatever else befell the treated districts alone is counted in.',
      'Whether the assumption of like changes held after the start; before it can only be looked at.',
    ],
  };
}

function sumOf(series: readonly Uint32Array[]): number[] {
  return Array.from(series[0]!, (_, month) => series.reduce((sum, one) => sum + one[month]!, 0));
}

function sentenceOf({ ratio, p, confidence }: DifferenceInDifferences, step: string, noun: string): string {
  const { estimate, low, high } = ratio!;
  const change = Math.round(Math.abs(estimate - 1) * 100);
  const beyond = low > 1 || high < 1;
  return (
    `From ${step} on, ${noun} in the treated districts were ${change}% ${estimate < 1 ? 'fewer' : 'more'} than the ` +
    `comparison districts’ change would have made them (${estimate.toFixed(2)} times, ` +
    `${Math.round(confidence * 100)}% interval ${low.toFixed(2)} to ${high.toFixed(2)}): ` +
    `${beyond ? 'beyond what chance is likely to make' : 'no more than chance can make'} (${chance(p)}).`
  );
}

function preTrendWords({ preTrend }: DifferenceInDifferences): string {
  if (preTrend === null)
    return 'There are too few months before the start to see whether they moved alike until then.';
  return preTrend.low > 0 || preTrend.high < 0
    ? 'Before the start the treated districts already drifted away from the others: the comparison is doubtful.'
    : 'Before the start no drift between treated and comparison districts is seen; that does not prove there was none.';
}

type Sums = { treated: number[]; comparison: number[] };

function seriesExhibit(
  { treated, comparison }: Sums,
  first: number,
  step: number,
  question: string,
  noun: string,
): RunResult['exhibits'][number] {
  const points = (values: readonly number[]) =>
    values.map((value, i) => ({
      at: formatMonth(first + i),
      value,
      low: null,
      high: null,
      incomplete: false,
    }));
  return {
    kind: 'series',
    key: 'both-sides',
    title: `${capital(noun)} by month, treated and comparison districts`,
    question,
    unit: noun,
    mark: 'line',
    counts: true,
    lines: [
      { key: 'treated', label: 'Treated districts', points: points(treated) },
      { key: 'comparison', label: 'Comparison districts', points: points(comparison) },
    ],
    intervalLabel: null,
    marks: [{ at: formatMonth(step), label: 'It began' }],
  };
}

function tableOf({ treated, comparison }: Sums, first: number, noun: string): RunResult['table'] {
  return {
    caption: `${capital(noun)} by month, treated and comparison districts`,
    columns: [
      { key: 'month', label: 'Month', format: 'month' },
      { key: 'treated', label: 'Treated districts', format: 'count' },
      { key: 'comparison', label: 'Comparison districts', format: 'count' },
    ],
    rows: treated
      .map((value, i) => ({ month: formatMonth(first + i), treated: value, comparison: comparison[i]! }))
      .reverse(),
  };
}
