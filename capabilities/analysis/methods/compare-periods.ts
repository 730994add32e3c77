import { eTest, garwood, parseDay, poissonZ, refuse } from '@psp/statistics';
import type { Period, RunResult } from '../contract.ts';
import { READING_A_SCORE, rateRatio } from './figures.ts';
import type { Answer, Records, Study } from './method.ts';
import { capital, chance, count, day } from './words.ts';

/** Did it change between two periods? Two counts, never a bare percent. */
export function comparePeriods({
  parameters,
  input,
  chosen,
  noun,
  progress,
}: Study<'compare-periods'>): Answer {
  requireAlike(parameters.before, parameters.after);
  progress('Counting both periods', 0.4);
  const before = countWithin(chosen, parameters.before);
  const after = countWithin(chosen, parameters.after);
  const p = eTest(before, after);
  const { z, notable } = poissonZ(before, after);
  const level = parameters.confidence;
  return {
    sentence: sentenceOf(before, after, p, notable, noun),
    figures: [
      countFigure('before', `${capital(noun)}, ${words(parameters.before)}`, before, noun, level),
      countFigure('after', `${capital(noun)}, ${words(parameters.after)}`, after, noun, level),
      {
        key: 'z',
        label: 'Change in units of chance',
        value: z,
        unit: 'Poisson z',
        format: 'decimal',
        low: null,
        high: null,
        level: null,
        count: before + after,
        note: READING_A_SCORE,
      },
      ...rateRatio('ratio', 'Second period, times the first', before, after, level),
    ],
    exhibits: [
      {
        kind: 'bars',
        key: 'two-periods',
        title: `${capital(noun)} in two periods`,
        question: input.recipe.question,
        unit: noun,
        counts: true,
        rows: [bar('before', parameters.before, before, level), bar('after', parameters.after, after, level)],
      },
    ],
    table: tableOf(parameters.before, parameters.after, before, after, level, noun),
    surface: null,
    explanation:
      'Both periods are counted and compared by an exact test of two Poisson counts (E-test) and by the Poisson z, ' +
      'which says how far the change goes beyond chance.',
    assumptions: [
      'The periods are of the same length and reported equally completely.',
      'Events come independently; where they come in series the test is too sure.',
    ],
    cannotShow: ['Why it changed, or that anything done caused it: there is no comparison area.'],
  };
}

function requireAlike(before: Period, after: Period): void {
  const lengths = [before, after].map(({ from, to }) => parseDay(to) - parseDay(from) + 1);
  if (lengths.some((length) => length < 1)) refuse('period.empty', 'A period ends before it begins.');
  // A leap day more is a third of a percent; anything beyond would be read as a change.
  if (Math.abs(lengths[0]! - lengths[1]!) > 1) {
    refuse('argument.out-of-range', `The periods differ in length: ${lengths[0]} and ${lengths[1]} days.`);
  }
  if (before.to >= after.from)
    refuse('argument.out-of-range', 'The second period must begin after the first ends.');
}

function countWithin({ days }: Records, { from, to }: Period): number {
  const first = parseDay(from);
  const last = parseDay(to);
  return days.reduce((total, one) => (one >= first && one <= last ? total + 1 : total), 0);
}

function sentenceOf(before: number, after: number, p: number, notable: boolean, noun: string): string {
  const change =
    after === before ? `the same number of ${noun}` : `${count(after)} ${noun} after ${count(before)}`;
  if (after === before) return `${capital(change)} in both periods: ${count(before)}.`;
  const verdict = notable
    ? 'more than chance is likely to make'
    : p < 0.05
      ? 'hardly chance, though not far beyond it'
      : 'no more than chance can make';
  return `${capital(change)}: ${verdict} (the chance of so large a difference without any change is ${chance(p)}).`;
}

function countFigure(
  key: string,
  label: string,
  value: number,
  unit: string,
  level: number,
): RunResult['figures'][number] {
  const { low, high } = garwood(value, 1, level);
  return { key, label, value, unit, format: 'count', low, high, level, count: value, note: null };
}

function bar(key: string, period: Period, value: number, level: number) {
  const { low, high } = garwood(value, 1, level);
  return { key, label: words(period), value, low, high, emphasis: key === 'after' };
}

function tableOf(
  before: Period,
  after: Period,
  countBefore: number,
  countAfter: number,
  level: number,
  noun: string,
): RunResult['table'] {
  const row = (period: Period, value: number) => {
    const { low, high } = garwood(value, 1, level);
    return { period: words(period), count: value, low, high };
  };
  return {
    caption: `${capital(noun)} in the two periods, with exact intervals`,
    columns: [
      { key: 'period', label: 'Period', format: 'text' },
      { key: 'count', label: capital(noun), format: 'count' },
      { key: 'low', label: 'Interval from', format: 'decimal' },
      { key: 'high', label: 'Interval to', format: 'decimal' },
    ],
    rows: [row(before, countBefore), row(after, countAfter)],
  };
}

function words({ from, to }: Period): string {
  return `${day(from)} to ${day(to)}`;
}
