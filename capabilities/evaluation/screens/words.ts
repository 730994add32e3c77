import type { DesignMethod } from '../contract.ts';

/** Each design by what it can tell, as someone would choose it. */
export const methodWords: Record<DesignMethod, { title: string; tells: string }> = {
  'compare-periods': {
    title: 'Two periods of one place (e-test)',
    tells:
      'Whether two counts differ beyond chance. The weakest design: there is nothing to compare the place with.',
  },
  'displacement-difference': {
    title: 'Treated against comparison areas, with what moved next door',
    tells: 'Events prevented or added beyond the comparison areas (weighted displacement difference).',
  },
  'interrupted-series': {
    title: 'Interrupted time series',
    tells: 'A step in the monthly series beyond its trend and seasons. Needs years of months before.',
  },
  'difference-in-differences': {
    title: 'Difference in differences',
    tells: 'How treated districts departed from comparison districts, month by month.',
  },
  'synthetic-control': {
    title: 'Synthetic control',
    tells: 'The gap to a mix of other districts that moved alike before, ranked among placebo runs.',
  },
};

/** What is not asked by a method is not asked on screen. */
export const asksFor: Record<
  DesignMethod,
  { comparison: string | null; beside: boolean; model: boolean; harm: boolean }
> = {
  'compare-periods': { comparison: null, beside: false, model: false, harm: false },
  'displacement-difference': { comparison: 'Comparison districts', beside: true, model: false, harm: true },
  'interrupted-series': { comparison: null, beside: false, model: true, harm: false },
  'difference-in-differences': {
    comparison: 'Comparison districts',
    beside: false,
    model: false,
    harm: false,
  },
  'synthetic-control': {
    comparison: 'Untreated districts to mix, three or more',
    beside: false,
    model: false,
    harm: false,
  },
};

export function timingWords(registeredBeforeLaunch: boolean | null): string {
  if (registeredBeforeLaunch === null) return 'Not registered yet';
  return registeredBeforeLaunch ? 'Before the launch' : 'After the launch: how it came out could be known';
}
