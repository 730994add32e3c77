import { formatMonth, type InterruptedSeries, interruptedTimeSeries } from '@psp/statistics';
import type { RunResult } from '../../contract.ts';
import type { Answer, Study } from '../method.ts';
import { capital, count } from '../words.ts';
import { inDistricts } from './areas.ts';
import { countsByMonth, monthOf, wholeMonths } from './months.ts';

type Effect = InterruptedSeries['step'];

/** Did the level or the trend change in the month something began? */
export function interruptedSeries({
  parameters,
  input,
  chosen,
  noun,
  progress,
}: Study<'interrupted-series'>): Answer {
  const { step, family, treated, confidence } = parameters;
  const months = wholeMonths(input.recipe.filter.period, input.dataDate);
  progress('Counting months', 0.3);
  const here = treated.length > 0 ? inDistricts(chosen, treated) : undefined;
  const counts = countsByMonth(chosen, months, here);
  progress('Fitting the level, the trend and the seasons', 0.6);
  const series = { counts, first: months.first, step: monthOf(step), family, confidence };
  // Plain Poisson errors are too sure of crime counts; these also hold when neighbouring months resemble each other.
  const model = interruptedTimeSeries({
    ...series,
    errors: family === 'poisson' ? 'newey-west' : 'model',
  });
  const { question } = input.recipe;
  const total = counts.reduce((sum, value) => sum + value, 0);
  return {
    sentence: sentenceOf(model, step, noun),
    figures: [
      effectFigure(
        'step',
        `Level of ${noun} from ${step} on, times what it would have been`,
        model.step,
        model,
        total,
      ),
      effectFigure(
        'trend',
        'Trend from then on, times the earlier trend, each month',
        model.monthsSince,
        model,
        total,
      ),
    ],
    exhibits: [seriesOf(counts, model, series, question, noun)],
    table: tableOf(counts, model, months.first, noun),
    surface: null,
    explanation:
      'Monthly counts are fitted with a trend, the seasons, a step in the named month and a change of trend from then ' +
      `on (interrupted time series, ${family === 'poisson' ? 'Poisson with Newey–West errors' : 'negative binomial'}). ` +
      'The step is read beyond what trend and seasons would have gone on to do.',
    assumptions: [
      'Trend and seasons would have gone on as they were.',
      'Nothing else that matters changed in the same month.',
      `The counts vary ${model.dispersion > 1.5 ? 'more than' : 'about as'} the model expects (Pearson dispersion ${model.dispersion.toFixed(2)}; 1 when its errors can be believed).`,
    ],
    cannotShow: [
      'That the measure caused the step: whatever else began in that month is counted in.',
      'What happened elsewhere: there is no comparison area.',
    ],
  };
}

function sentenceOf({ step, confidence }: InterruptedSeries, month: string, noun: string): string {
  const change = Math.abs(step.ratio - 1);
  const direction = step.ratio < 1 ? 'lower' : 'higher';
  const beyond = step.low > 1 || step.high < 1;
  return (
    `From ${month} on, ${noun} were ${Math.round(change * 100)}% ${direction} than their trend and seasons would have ` +
    `made them (${step.ratio.toFixed(2)} times, ${Math.round(confidence * 100)}% interval ${step.low.toFixed(2)} to ` +
    `${step.high.toFixed(2)}): ${beyond ? 'beyond what chance is likely to make' : 'no more than chance can make'}.`
  );
}

function effectFigure(
  key: string,
  label: string,
  { ratio, low, high }: Effect,
  { confidence }: InterruptedSeries,
  total: number,
): RunResult['figures'][number] {
  return {
    key,
    label,
    value: ratio,
    unit: 'times',
    format: 'ratio',
    low,
    high,
    level: confidence,
    count: total,
    note: null,
  };
}

function seriesOf(
  counts: Uint32Array,
  model: InterruptedSeries,
  { first, step }: { first: number; step: number },
  question: string,
  noun: string,
): RunResult['exhibits'][number] {
  const point = (i: number, value: number) => ({
    at: formatMonth(first + i),
    value,
    low: null,
    high: null,
    incomplete: false,
  });
  return {
    kind: 'series',
    key: 'interrupted',
    title: `${capital(noun)} by month, and as they would have gone on`,
    question,
    unit: noun,
    mark: 'line',
    counts: true,
    lines: [
      { key: 'observed', label: 'Observed', points: Array.from(counts, (value, i) => point(i, value)) },
      {
        key: 'expected',
        label: 'Expected without the step',
        points: Array.from(model.withoutStep, (value, i) => point(i, value)),
      },
    ],
    intervalLabel: null,
    marks: [{ at: formatMonth(step), label: 'It began' }],
  };
}

function tableOf(
  counts: Uint32Array,
  model: InterruptedSeries,
  first: number,
  noun: string,
): RunResult['table'] {
  return {
    caption: `${capital(noun)} by month, fitted, and as expected without the step (${count(counts.length)} months)`,
    columns: [
      { key: 'month', label: 'Month', format: 'month' },
      { key: 'count', label: capital(noun), format: 'count' },
      { key: 'fitted', label: 'Fitted', format: 'decimal' },
      { key: 'without', label: 'Expected without the step', format: 'decimal' },
    ],
    rows: Array.from(counts, (value, i) => ({
      month: formatMonth(first + i),
      count: value,
      fitted: model.fitted[i]!,
      without: model.withoutStep[i]!,
    })).reverse(),
  };
}
