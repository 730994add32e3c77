import type { BacktestResult, Settings, Tested } from '#capabilities/forecasts/contract.ts';
import { methodNames } from './forecaster.ts';
import { count, percent } from './words.ts';

/** One sentence on whether the method earned its place; one that does not beat plain counts is told so. */
export function verdictOf(
  settings: Settings,
  overall: Tested,
  onlyOne: BacktestResult['onlyOne'],
  periods: number,
  share: number,
): Pick<BacktestResult, 'sentence' | 'beatsCounts'> {
  const name = methodNames[settings.method];
  const caught =
    `In ${periods} periods of ${settings.horizonDays} days ${name} caught ${count(overall.method.captured)} of ` +
    `${count(overall.events)} incidents in ${percent(share)} of the area, where cells chosen blindly would have ` +
    `caught about ${count(Math.round(share * overall.events))}`;
  if (settings.method === 'counts')
    return {
      beatsCounts: false,
      sentence: `${caught}. The method is plain counts: there is nothing to beat.`,
    };
  const both = onlyOne.method + onlyOne.counts;
  const { estimate, low, high } = onlyOne.share;
  if (estimate === null || low === null || high === null)
    return {
      beatsCounts: false,
      sentence: `${caught}. Plain counts caught the same: the method does not beat plain counts.`,
    };
  const compared =
    `${caught}. Of the ${count(both)} that only it or only plain counts caught, ${count(onlyOne.method)} were its own ` +
    `(${percent(estimate)}, 95% interval ${percent(low)} to ${percent(high)})`;
  if (low > 0.5) return { beatsCounts: true, sentence: `${compared}: it beats plain counts.` };
  const mend = 'plain counts do as well and anyone can check them.';
  return high < 0.5
    ? { beatsCounts: false, sentence: `${compared}: it does worse than plain counts.` }
    : { beatsCounts: false, sentence: `${compared}: the method does not beat plain counts; ${mend}` };
}
