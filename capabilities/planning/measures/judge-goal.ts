import { type GoalMeasure, type MetricName, metrics, type Reading } from './contract.ts';

export type Baseline = { value: number; low: number | null; high: number | null };
export type GoalToJudge = {
  metric: string | null;
  baseline: Baseline | null;
  target: { value: number; on: string | null } | null;
};
type Judged = Pick<GoalMeasure, 'standing' | 'sentence'>;

/**
 * Says where a goal stands against its baseline. Two readings are only told apart when their intervals do not meet: a
 * stricter test than needed, so that no plan claims a change that chance alone could have made.
 */
export function judgeGoal({ metric, baseline, target }: GoalToJudge, reading: Reading | null): Judged {
  if (metric === null || !(metric in metrics))
    return { standing: 'no-reading', sentence: 'Measured by hand: no reading from the site’s data.' };
  const { better, format } = metrics[metric as MetricName];
  const say = (value: number) => figure(value, format);
  if (!reading)
    return { standing: 'no-reading', sentence: 'The site has no accepted data to read this measure from.' };
  const now = `It is now ${say(reading.value)} (${say(reading.low)} to ${say(reading.high)})`;
  const aim = target ? ` ${targetWords(target, reading, better, say)}` : '';
  if (!baseline) return { standing: 'no-baseline', sentence: `${now}; the goal has no baseline.${aim}` };
  const low = baseline.low ?? baseline.value;
  const high = baseline.high ?? baseline.value;
  if (reading.low <= high && reading.high >= low)
    return {
      standing: 'not-told-apart',
      sentence: `${now}, which can’t be told apart from the baseline of ${say(baseline.value)}: the intervals overlap.${aim}`,
    };
  const fell = reading.value < baseline.value;
  const direction = fell ? 'below' : 'above';
  const sentence = `${now}, clearly ${direction} the baseline of ${say(baseline.value)}.${aim}`;
  if (better === null) return { standing: 'changed', sentence };
  return { standing: fell === (better === 'lower') ? 'better' : 'worse', sentence };
}

function targetWords(
  target: { value: number; on: string | null },
  { value, low, high }: Reading,
  better: 'lower' | null,
  say: (value: number) => string,
): string {
  const by = target.on ? ` by ${target.on}` : '';
  if (low <= target.value && target.value <= high && value !== target.value)
    return `The target of ${say(target.value)}${by} lies within the interval, so it can’t be said whether it is met.`;
  const isMet = better === null ? value === target.value : value <= target.value;
  return `The target of ${say(target.value)}${by} is ${isMet ? 'met' : 'not met'}.`;
}

export function figure(value: number, format: 'count' | 'percent'): string {
  if (format === 'count') return Math.round(value).toLocaleString('en-US');
  const percent = value * 100;
  return `${percent.toFixed(Math.abs(percent) < 10 ? 1 : 0)}%`;
}
