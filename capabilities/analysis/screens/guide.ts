import type { WorkbenchMethod } from '../contract.ts';

export type Topic = {
  key: string;
  asks: string;
  hint: string;
  methods: readonly WorkbenchMethod[];
};

/** From the question people come with to the methods that answer it; one method may answer two. */
export const topics: readonly Topic[] = [
  {
    key: 'changing',
    asks: 'Is it changing?',
    hint: 'Up or down over the months, or between two periods.',
    methods: ['trend', 'compare-periods'],
  },
  {
    key: 'where',
    asks: 'Where is it?',
    hint: 'Places that stand out, crowd, or hold most of it.',
    methods: ['hot-spots', 'density', 'clusters', 'concentration'],
  },
  {
    key: 'when',
    asks: 'When was it?',
    hint: 'Months that stand out, or some days at one place.',
    methods: ['trend', 'space-time-scan'],
  },
  {
    key: 'repeats',
    asks: 'Does one bring another soon?',
    hint: 'Whether the next one comes near and soon more often than chance has it.',
    methods: ['near-repeat'],
  },
  {
    key: 'chance',
    asks: 'Is it only chance?',
    hint: 'A change, a place or a burst held against what chance makes.',
    methods: ['compare-periods', 'hot-spots', 'space-time-scan', 'near-repeat'],
  },
  {
    key: 'worked',
    asks: 'Did what we did work?',
    hint: 'Needs places or months to compare with, chosen before anyone looks.',
    methods: [],
  },
];

/** What each method leaves open, before anyone runs it. */
export const cannotTell: Record<WorkbenchMethod, string> = {
  trend: 'why it changed, or what comes next',
  'compare-periods': 'why it changed: there is nothing to compare with but the past',
  concentration: 'which places will be the fullest next year',
  'hot-spots': 'where the next one will be',
  density: 'whether a peak is beyond chance',
  clusters: 'whether they last: all of the period is gathered',
  'near-repeat': 'that one caused the next, or where it will be',
  'space-time-scan': 'why it burst out, or that it goes on',
};

/** The first topic whose methods hold this one. */
export function topicOf(method: WorkbenchMethod): Topic {
  return topics.find(({ methods }) => methods.includes(method)) ?? topics[0]!;
}
