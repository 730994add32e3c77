import type { Recipe, Run, RunResult } from '../contract.ts';
import { methodQuestions } from '../contract.ts';
import { parameterLabel, valueText } from './parameter-words.ts';

export type Setting = { key: string; label: string; a: string; b: string };
type Figure = RunResult['figures'][number];
export type Verdict = 'same' | 'apart' | 'meet' | 'no-interval' | 'alone';
export type FigurePair = { key: string; label: string; a: Figure | null; b: Figure | null; verdict: Verdict };

/** What the two answers rest on that is not the same. */
export function settingsThatDiffer(a: Run, b: Run): Setting[] {
  const [one, other] = [settingsOf(a), settingsOf(b)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((label) => ({
      key: label,
      label,
      a: one.get(label) ?? 'not asked',
      b: other.get(label) ?? 'not asked',
    }))
    .filter((setting) => setting.a !== setting.b);
}

function settingsOf({ recipe, codeVersion }: Run): Map<string, string> {
  const { filter, parameters, flagRules } = recipe;
  return new Map([
    ['Question', recipe.question],
    ['Method', methodQuestions[recipe.method].title],
    ['Data version', recipe.dataLabel],
    ['What is counted', recipe.unit === 'victims' ? 'People (victims)' : 'Incidents'],
    ['Outcome', filter.outcome.replaceAll('-', ' ')],
    ['Period', valueText(filter.period)],
    ['Districts', filter.districts.length > 0 ? filter.districts.join(', ') : 'All'],
    ...Object.entries(parameters).map(([key, value]): [string, string] => [
      capital(parameterLabel(key)),
      valueText(value),
    ]),
    ['Rules', rulesText(flagRules)],
    ['Seed', recipe.seed === null ? 'none' : String(recipe.seed)],
    ['Code', codeVersion ?? 'not known'],
  ]);
}

function rulesText(rules: Recipe['flagRules']): string {
  return rules.map(({ reason, effect }) => `${reason}: ${effect}`).join('; ') || 'none';
}

/** The figures of both, side by side by what they measure, and whether their intervals meet. */
export function figurePairs(a: RunResult, b: RunResult): FigurePair[] {
  const keys = [...new Set([...a.figures, ...b.figures].map(({ key }) => key))];
  return keys.map((key) => {
    const [one, other] = [a, b].map(({ figures }) => figures.find((figure) => figure.key === key) ?? null);
    return { key, label: (one ?? other)!.label, a: one!, b: other!, verdict: verdictOf(one!, other!) };
  });
}

function verdictOf(a: Figure | null, b: Figure | null): Verdict {
  if (!a || !b || a.unit !== b.unit) return 'alone';
  if (a.value === b.value && a.low === b.low && a.high === b.high) return 'same';
  if (a.low === null || a.high === null || b.low === null || b.high === null) return 'no-interval';
  return a.low <= b.high && b.low <= a.high ? 'meet' : 'apart';
}

export const verdictWords: Record<Verdict, string> = {
  same: 'The same',
  apart: 'Their intervals do not meet',
  meet: 'Their intervals meet',
  'no-interval': 'No interval to hold against the other',
  alone: 'Only one of them has it',
};

/** What stands in the way of reading a difference as a change. */
export function cautions(a: Run, b: Run): string[] {
  const [one, other] = [a.recipe, b.recipe];
  const shareDays =
    one.filter.period.from <= other.filter.period.to && other.filter.period.from <= one.filter.period.to;
  return [
    ...(one.method === other.method
      ? []
      : [
          'Two methods measure different things; only figures with the same name and unit stand side by side.',
        ]),
    ...(one.unit === other.unit ? [] : ['One counts people and the other incidents.']),
    ...(shareDays && one.filter.outcome === other.filter.outcome
      ? [
          'Both count the same days in part, so their intervals are not independent: a difference comes from the settings or the data version before it comes from chance.',
        ]
      : []),
    'Intervals that meet do not show that nothing changed. To ask whether two periods differ, use “Did it change between two periods?”.',
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
