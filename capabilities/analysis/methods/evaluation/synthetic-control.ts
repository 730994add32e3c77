import { formatMonth, type PlaceboRuns, refuse, syntheticControlWithPlacebos } from '@psp/statistics';
import type { RunResult } from '../../contract.ts';
import type { Answer, Study } from '../method.ts';
import { capital, count, decimal, percent } from '../words.ts';
import { inDistricts, requireApart } from './areas.ts';
import { countsByMonth, monthOf, wholeMonths } from './months.ts';

/** A weight below this is rounding of the solver. */
const SMALLEST_WEIGHT = 0.005;

type Series = { counts: Uint32Array; mean: number };

/** What would have happened, judged by the mix of untreated districts that moved alike before? */
export function syntheticControl(study: Study<'synthetic-control'>): Answer {
  const { parameters, input, chosen, noun, progress } = study;
  const { step, treated, donors } = parameters;
  requireApart({ treated, 'a donor': donors });
  const months = wholeMonths(input.recipe.filter.period, input.dataDate);
  const before = monthOf(step) - months.first;
  progress('Counting months of each district', 0.2);
  const seriesOf = (names: readonly string[]) =>
    asSeries(countsByMonth(chosen, months, inDistricts(chosen, names)), before, names.join(', '));
  const here = seriesOf(treated);
  const there = donors.map((name) => seriesOf([name]));
  progress('Mixing the untreated districts, and each in turn as if treated', 0.5);
  const runs = syntheticControlWithPlacebos({
    treated: indexOf(here),
    donors: there.map(indexOf),
    before,
  });
  const used = chosen.days.length;
  return {
    sentence: sentenceOf(runs, here, before, noun, step, donors.length),
    figures: figuresOf(runs, here, before, noun, used),
    exhibits: [seriesExhibit(runs, here, months.first, monthOf(step), input.recipe.question, noun)],
    table: weightsTable(runs, donors),
    surface: null,
    explanation:
      'The treated districts’ months are imitated by the mix of untreated districts that followed them most closely ' +
      'before the start (synthetic control; Abadie, Diamond and Hainmueller 2010). Each series is read against its own ' +
      'mean before, since districts differ in size. Each untreated district then takes its turn as if it had been ' +
      'treated: the real one counts only if it stands out among these placebo runs.',
    assumptions: [
      'The mix would have gone on imitating the treated districts.',
      'Nothing the measure did reached the untreated districts.',
      `Before the start the mix missed by ${percent(runs.rmspeBefore)} of a usual month; a poor imitation before says nothing after.`,
      leaveOneOutWords(runs, here, noun),
    ],
    cannotShow: [
      'An interval: the rank among placebo runs is what there is, and with few districts it can’t be small.',
      'That the measure caused the gap: whatever else befell the treated districts alone is counted in.',
    ],
  };
}

function asSeries(counts: Uint32Array, before: number, name: string): Series {
  const mean = counts.subarray(0, Math.max(0, before)).reduce((sum, value) => sum + value, 0) / before;
  if (!(mean > 0)) refuse('points.too-few', `${name} has no records before the start to be compared by.`);
  return { counts, mean };
}

function indexOf({ counts, mean }: Series): Float64Array {
  return Float64Array.from(counts, (value) => value / mean);
}

function sentenceOf(
  runs: PlaceboRuns,
  { mean }: Series,
  before: number,
  noun: string,
  step: string,
  donors: number,
): string {
  const perMonth = runs.effect * mean;
  return (
    `From ${step} on, the treated districts had ${decimal(Math.abs(perMonth))} ${noun} a month ` +
    `${perMonth < 0 ? 'fewer' : 'more'} than their imitation of ${before} months would have: its ratio ranks ` +
    `${runs.rank} of ${donors + 1} districts (p = ${runs.p.toFixed(2)}).`
  );
}

function figuresOf(
  runs: PlaceboRuns,
  { mean }: Series,
  before: number,
  noun: string,
  used: number,
): RunResult['figures'] {
  const plain = { low: null, high: null, level: null, count: used } as const;
  const months = runs.gaps.length - before;
  return [
    {
      key: 'effect',
      label: `${capital(noun)} a month against the imitation`,
      value: runs.effect * mean,
      unit: `${noun} a month`,
      format: 'decimal',
      ...plain,
      note: `The mean of ${count(months)} months. It carries no interval: its rank among placebo runs says how far chance reaches.`,
    },
    {
      key: 'placebo-p',
      label: 'Share of districts that stand out as much, the treated one included',
      value: runs.p,
      unit: 'of districts',
      format: 'percent',
      ...plain,
      note: `Rank ${runs.rank}. It is a probability itself and needs no interval.`,
    },
  ];
}

function leaveOneOutWords({ leaveOneOut }: PlaceboRuns, { mean }: Series, noun: string): string {
  if (leaveOneOut.length === 0) return 'The imitation hangs on no single district.';
  const effects = leaveOneOut.map(({ effect }) => effect * mean);
  return (
    `Without any one of the mixed districts the gap would lie between ${decimal(Math.min(...effects))} and ` +
    `${decimal(Math.max(...effects))} ${noun} a month.`
  );
}

function seriesExhibit(
  { synthetic }: PlaceboRuns,
  { counts, mean }: Series,
  first: number,
  step: number,
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
    key: 'synthetic',
    title: `${capital(noun)} by month in the treated districts, and in their imitation`,
    question,
    unit: noun,
    mark: 'line',
    counts: true,
    lines: [
      { key: 'observed', label: 'Observed', points: Array.from(counts, (value, i) => point(i, value)) },
      {
        key: 'expected',
        label: 'Imitation by untreated districts',
        points: Array.from(synthetic, (value, i) => point(i, value * mean)),
      },
    ],
    intervalLabel: null,
    marks: [{ at: formatMonth(step), label: 'It began' }],
  };
}

function weightsTable({ weights, placebos }: PlaceboRuns, donors: readonly string[]): RunResult['table'] {
  const order = donors.map((_, i) => i).sort((a, b) => weights[b]! - weights[a]! || a - b);
  return {
    caption: 'Untreated districts: their weight in the imitation, and their own ratio as a placebo',
    columns: [
      { key: 'district', label: 'District', format: 'text' },
      { key: 'weight', label: 'Weight', format: 'percent' },
      { key: 'ratio', label: 'Gap after, times the gap before', format: 'decimal' },
    ],
    rows: order.map((i) => ({
      district: donors[i]!,
      weight: weights[i]! < SMALLEST_WEIGHT ? 0 : weights[i]!,
      ratio: Number.isFinite(placebos[i]!.ratio) ? placebos[i]!.ratio : null,
    })),
  };
}
