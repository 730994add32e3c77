import {
  garwood,
  harmWeightedDifference,
  normalQuantile,
  parseDay,
  refuse,
  weightedDisplacementDifference,
} from '@psp/statistics';
import type { Period, RunResult } from '../../contract.ts';
import type { Answer, Records, Study } from '../method.ts';
import { capital, count, day, decimal } from '../words.ts';
import { daysWithin, inDistricts, requireApart } from './areas.ts';

type Parameters = Study<'displacement-difference'>['parameters'];
type Group = { key: string; label: string; names: readonly string[]; before: number; after: number };

/** Did treated areas change more than areas like them, net of what moved next door? */
export function displacementDifference(study: Study<'displacement-difference'>): Answer {
  const { parameters, input, chosen, noun, progress } = study;
  requireComparable(parameters);
  progress('Counting the areas before and after', 0.4);
  const groups = groupsOf(parameters, chosen);
  const [treated, comparison, besideTreated, besideComparison] = groups;
  const result = parameters.harm
    ? weighed(parameters, chosen, parameters.harm)
    : weightedDisplacementDifference({
        treated: pair(treated!),
        control: pair(comparison!),
        ...(besideTreated && besideComparison
          ? { displacementTreated: pair(besideTreated), displacementControl: pair(besideComparison) }
          : {}),
        confidence: parameters.confidence,
      });
  const total = groups.reduce((sum, { before, after }) => sum + before + after, 0);
  return {
    sentence: sentenceOf(result, treated!, comparison!, noun, parameters),
    figures: [
      {
        key: 'difference',
        label: `Change in ${noun} beyond the comparison areas${besideTreated ? ', net of what moved next door' : ''}`,
        value: result.estimate,
        unit: parameters.harm ? 'harm points' : noun,
        format: parameters.harm ? 'decimal' : 'count',
        low: result.low,
        high: result.high,
        level: result.confidence,
        count: total,
        note: 'Below zero: fewer than the comparison areas would lead one to expect.',
      },
      {
        key: 'z',
        label: 'Change in units of chance',
        value: result.z,
        unit: 'z',
        format: 'decimal',
        low: null,
        high: null,
        level: null,
        count: total,
        note: readingOf(result.confidence),
      },
    ],
    exhibits: [barsOf(groups, input.recipe.question, noun)],
    table: tableOf(groups, noun),
    surface: null,
    explanation:
      'The change in the treated areas is set against the change in comparison areas over the same two periods' +
      (besideTreated
        ? ', and the areas beside both are counted in, so that crime that only moved is not called prevented'
        : '') +
      ' (weighted displacement difference, Wheeler and Ratcliffe 2018).',
    assumptions: [
      `Without the measure, treated and comparison areas would have changed by the same number of ${noun}.`,
      'Events come independently; where they come in series the interval is too narrow.',
      ...(parameters.harm
        ? [
            `Each fatal record weighs ${parameters.harm.fatal}, each nonfatal one ${parameters.harm.nonfatal}.`,
          ]
        : []),
    ],
    cannotShow: [
      'That the measure caused the difference: areas chosen because they were bad tend to get better by themselves.',
      'What happened beyond the areas that were counted.',
    ],
  };
}

/** The score by the same measure as the interval, so that the two never tell different things. */
function readingOf(confidence: number): string {
  const edge = normalQuantile((1 + confidence) / 2).toFixed(2);
  return (
    `Beyond ${edge} or −${edge} the ${Math.round(confidence * 100)}% interval leaves out zero. ` +
    'It needs no interval: it is counted in chance already.'
  );
}

function requireComparable({ before, after, ...areas }: Parameters): void {
  const length = ({ from, to }: Period) => parseDay(to) - parseDay(from) + 1;
  if (length(before) < 1 || length(after) < 1) refuse('period.empty', 'A period ends before it begins.');
  if (Math.abs(length(before) - length(after)) > 1)
    refuse('argument.out-of-range', 'The period before and the period after differ in length.');
  if (before.to >= after.from)
    refuse('argument.out-of-range', 'The second period must begin after the first ends.');
  if ((areas.besideTreated.length === 0) !== (areas.besideComparison.length === 0))
    refuse(
      'argument.out-of-range',
      'Name areas beside both the treated and the comparison areas, or beside neither.',
    );
  requireApart({
    treated: areas.treated,
    'a comparison area': areas.comparison,
    'beside a treated area': areas.besideTreated,
    'beside a comparison area': areas.besideComparison,
  });
}

function groupsOf(parameters: Parameters, records: Records): Group[] {
  const group = (key: string, label: string, names: readonly string[]): Group => ({
    ...{ key, label, names },
    before: countIn(records, names, parameters.before),
    after: countIn(records, names, parameters.after),
  });
  return [
    group('treated', 'Treated areas', parameters.treated),
    group('comparison', 'Comparison areas', parameters.comparison),
    group('beside-treated', 'Beside the treated areas', parameters.besideTreated),
    group('beside-comparison', 'Beside the comparison areas', parameters.besideComparison),
  ].filter(({ names }) => names.length > 0);
}

function countIn(records: Records, names: readonly string[], period: Period, fatal?: 0 | 1): number {
  const isHere = inDistricts(records, names);
  const isThen = daysWithin(period);
  return records.days.reduce(
    (total, one, i) =>
      isThen(one) && isHere(i) && (fatal === undefined || records.fatal[i] === fatal) ? total + 1 : total,
    0,
  );
}

function pair({ before, after }: Group): [number, number] {
  return [before, after];
}

/** The difference among the dead and among the wounded, each with its weight. */
function weighed(parameters: Parameters, records: Records, harm: NonNullable<Parameters['harm']>) {
  const parts = ([1, 0] as const).map((fatal) => {
    const pairOf = (names: readonly string[]): [number, number] => [
      countIn(records, names, parameters.before, fatal),
      countIn(records, names, parameters.after, fatal),
    ];
    const difference = weightedDisplacementDifference({
      treated: pairOf(parameters.treated),
      control: pairOf(parameters.comparison),
      displacementTreated: pairOf(parameters.besideTreated),
      displacementControl: pairOf(parameters.besideComparison),
    });
    return { ...difference, weight: fatal === 1 ? harm.fatal : harm.nonfatal };
  });
  return harmWeightedDifference(parts, parameters.confidence);
}

function sentenceOf(
  { estimate, low, high, confidence }: { estimate: number; low: number; high: number; confidence: number },
  treated: Group,
  comparison: Group,
  noun: string,
  { before, after, harm }: Parameters,
): string {
  const unit = harm ? 'harm points' : noun;
  const verdict =
    high < 0
      ? 'beyond what chance is likely to make'
      : low > 0
        ? 'more, beyond chance'
        : 'no more than chance can make';
  const when = ({ from, to }: Period) => `${day(from)} to ${day(to)}`;
  return (
    `The treated areas had ${count(treated.before)} ${noun} from ${when(before)} and ${count(treated.after)} from ` +
    `${when(after)}, the comparison areas ${count(comparison.before)} and ${count(comparison.after)}: a difference of ` +
    `${decimal(estimate)} ${unit} (${Math.round(confidence * 100)}% interval ${decimal(low)} to ${decimal(high)}), ${verdict}.`
  );
}

function barsOf(groups: readonly Group[], question: string, noun: string): RunResult['exhibits'][number] {
  const bar = ({ key, label }: Group, when: 'before' | 'after', value: number) => {
    const { low, high } = garwood(value);
    const emphasis = key === 'treated' && when === 'after';
    return { key: `${key}-${when}`, label: `${label}, ${when}`, value, low, high, emphasis };
  };
  return {
    kind: 'bars',
    key: 'areas',
    title: `${capital(noun)} before and after, by area`,
    question,
    unit: noun,
    counts: true,
    rows: groups.flatMap((group) => [bar(group, 'before', group.before), bar(group, 'after', group.after)]),
  };
}

function tableOf(groups: readonly Group[], noun: string): RunResult['table'] {
  return {
    caption: `${capital(noun)} before and after, by area`,
    columns: [
      { key: 'area', label: 'Areas', format: 'text' },
      { key: 'districts', label: 'Districts', format: 'text' },
      { key: 'before', label: 'Before', format: 'count' },
      { key: 'after', label: 'After', format: 'count' },
    ],
    rows: groups.map(({ label, names, before, after }) => ({
      area: label,
      districts: names.join(', '),
      before,
      after,
    })),
  };
}
