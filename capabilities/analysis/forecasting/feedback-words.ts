import type { Feedback, FeedbackReport, Interval } from '#capabilities/forecasts/contract.ts';
import { count, decimal, percent } from './words.ts';

const cannotShow = [
  'Whether the forecast, or what was done at the places, prevented anything: cells chosen for standing high come ' +
    'down by themselves, and they were not compared with like places left alone. Register an evaluation for that.',
  'Whether more was recorded because more happened or because more people were there to record it. The check says ' +
    'only that the share recorded there moved.',
  'Anything of a person: it knows places and days alone.',
];

/** What a feedback report says in sentences, and what it can’t say. */
export function feedbackWords(
  period: Feedback,
  soFar: Feedback,
  periods: number,
): Pick<FeedbackReport, 'sentence' | 'shiftSentence' | 'driftSentence' | 'cannotShow'> {
  return {
    sentence: sentenceOf(period),
    shiftSentence: shiftSentence(soFar.shift.ratio, periods),
    driftSentence: driftSentence(soFar.drift.ratio, periods),
    cannotShow,
  };
}

function sentenceOf({ events, method, counts, random }: Feedback): string {
  if (events === 0) return 'Nothing was recorded in the period: the forecast can’t be judged by it.';
  return (
    `Of ${count(events)} recorded incidents ${count(method.captured)} (${percent(method.captured / events)}) fell in ` +
    `the forecast’s cells, ${count(counts.captured)} in those of plain counts, and about ${decimal(random.expected)} ` +
    'would fall in cells chosen blindly.'
  );
}

function shiftSentence(ratio: Interval, periods: number): string {
  if (!isKnown(ratio)) return 'Nothing was recorded yet that would show a shift in recording.';
  const odds = `In ${periodsText(periods)} the odds that a recorded incident lay in the cells were ${told(ratio)} times those of the days before`;
  if (ratio.low > 1)
    return (
      `${odds}: recording rose there. Places chosen for standing high should come down, so find out whether ` +
      'attention raised what is recorded before going on.'
    );
  if (ratio.high < 1)
    return `${odds}: recording fell there, as is to be expected of places chosen for standing high.`;
  return `${odds}: within chance, no shift is seen.`;
}

function driftSentence(ratio: Interval, periods: number): string {
  if (!isKnown(ratio)) return 'Nothing was recorded yet by which to compare it with the backtest.';
  const drift = `In ${periodsText(periods)} its PAI was ${told(ratio)} times that of the backtest`;
  if (ratio.low > 1) return `${drift}: it catches more than it did in the test.`;
  if (ratio.high < 1) return `${drift}: it catches less than the test promised.`;
  return `${drift}: as the test promised, within chance.`;
}

function periodsText(periods: number): string {
  return periods === 1 ? 'the first period' : `the ${count(periods)} periods so far`;
}

type Known = { estimate: number; low: number; high: number };

function isKnown(interval: Interval): interval is Known {
  return interval.estimate !== null && interval.low !== null && interval.high !== null;
}

function told({ estimate, low, high }: Known): string {
  return `${decimal(estimate)} (95% interval ${decimal(low)} to ${decimal(high)})`;
}
