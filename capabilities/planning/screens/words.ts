import type { PartKind, Progress } from '../contract.ts';

export const kindWords: Record<PartKind, { one: string; add: string; hint: string }> = {
  problem: {
    one: 'problem',
    add: 'Add a problem',
    hint: 'What is wrong, as the site’s findings show it.',
  },
  goal: { one: 'goal', add: 'Add a goal', hint: 'What will be different, by how much and by when.' },
  objective: { one: 'objective', add: 'Add an objective', hint: 'What has to come about for the goal.' },
  strategy: {
    one: 'strategy',
    add: 'Add a strategy',
    hint: 'How it is to come about, and what is known of that way.',
  },
  activity: { one: 'activity', add: 'Add an activity', hint: 'Who does what, by when, for how much.' },
};

export function money(cents: number): string {
  return (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

export function progressWords({ percent, done, activities, late }: Progress): string {
  if (percent === null) return 'Nothing under way yet';
  const told = `${percent}%, ${done} of ${activities} done`;
  return late > 0 ? `${told}, ${late} late` : told;
}

export const standingWords = {
  better: { label: 'Better than the baseline', tone: 'success' },
  worse: { label: 'Worse than the baseline', tone: 'error' },
  changed: { label: 'Changed', tone: 'info' },
  'not-told-apart': { label: 'Can’t be told apart from the baseline', tone: 'neutral' },
  'no-reading': { label: 'No reading', tone: 'neutral' },
  'no-baseline': { label: 'No baseline', tone: 'neutral' },
} as const;
