import type { RequestText } from './contract.ts';
import type { RequestMove } from './states.ts';

export type DemoStory = {
  at: string;
  title: string;
  text: Partial<RequestText>;
  /** Hours before now; `null` for a draft. */
  submitted: number | null;
  steps: readonly { move: RequestMove | 'ask'; hoursAgo: number; reason?: string }[];
};

const DAY = 24;

function asked(
  primaryCoreArea: string,
  problem: string,
  urgency: RequestText['urgency'] = 'routine',
): Partial<RequestText> {
  return {
    problem: `A demo request, made up: ${problem}`,
    wantedOutcome: 'In the demo, the people it is about have what they need and use it.',
    ...{ primaryCoreArea, urgency, intensity: 'information' },
  };
}

/** Plainly invented requests, told from now backwards, so that the demo is never stale. */
export const demoStories: readonly DemoStory[] = [
  {
    ...{
      at: 'philadelphia',
      title: 'Demo: help with a plan for summer evenings',
      submitted: null,
      steps: [],
    },
    text: asked('community-engagement', 'summer evenings need a plan with residents.'),
  },
  {
    ...{ at: 'philadelphia', title: 'Demo: training in victim notification', submitted: 2, steps: [] },
    text: asked('criminal-justice-collaboration', 'detectives ask how to notify families well.'),
  },
  {
    ...{ at: 'philadelphia', title: 'Demo: a second look at ballistic leads', submitted: 6 * DAY, steps: [] },
    text: asked('investigations', 'ballistic leads arrive and wait.', 'expedited'),
  },
  {
    ...{ at: 'philadelphia', title: 'Demo: sharing video between districts', submitted: 5 * DAY },
    text: asked('technology', 'video is kept in four systems.'),
    steps: [{ move: 'acknowledge', hoursAgo: 4 * DAY }],
  },
  {
    ...{ at: 'philadelphia', title: 'Demo: a policy on custom notifications', submitted: 8 * DAY },
    text: asked('constitutional-policing', 'the policy is older than the practice.'),
    steps: [
      {
        ...{ move: 'return', hoursAgo: 2 * DAY },
        reason: 'Please add the policy in force, and who may change it.',
      },
    ],
  },
  {
    ...{ at: 'philadelphia', title: 'Demo: a weekly shooting review', submitted: 40 * DAY },
    text: asked('gun-violence', 'the review lists cases and decides nothing.', 'expedited'),
    steps: [
      { move: 'acknowledge', hoursAgo: 39 * DAY },
      { move: 'triage', hoursAgo: 37 * DAY },
    ],
  },
  {
    ...{ at: 'new-york', title: 'Demo: analysts who start next month', submitted: 9 * DAY },
    text: asked('crime-analysis', 'three analysts start and nobody can train them.'),
    steps: [
      { move: 'acknowledge', hoursAgo: 8 * DAY },
      { move: 'triage', hoursAgo: 6 * DAY },
      { ...{ move: 'ask', hoursAgo: DAY }, reason: 'On which days can the three of them take part?' },
    ],
  },
  {
    ...{ at: 'new-york', title: 'Demo: a mobile laboratory', submitted: 30 * DAY },
    text: asked('technology', 'a laboratory on wheels is wished for.'),
    steps: [
      { move: 'acknowledge', hoursAgo: 29 * DAY },
      {
        ...{ move: 'decline', hoursAgo: 26 * DAY },
        reason: 'Assistance pays for no equipment; the grants page lists what does.',
      },
    ],
  },
  {
    ...{ at: 'new-york', title: 'Demo: a joint task force agreement', submitted: 21 * DAY },
    text: asked('federal-partnerships', 'the agreement has run out.'),
    steps: [
      { move: 'acknowledge', hoursAgo: 20 * DAY },
      { ...{ move: 'withdraw', hoursAgo: 15 * DAY }, reason: 'The agreement was signed without help.' },
    ],
  },
  {
    ...{ at: 'new-york', title: 'Demo: after a week of shootings', submitted: 3, steps: [] },
    text: asked('gun-violence', 'a week was worse than any of the year.', 'emergency'),
  },
  {
    ...{ at: 'invented-1', title: 'Demo: street outreach standards', submitted: 12 * DAY, steps: [] },
    text: asked('community-engagement', 'outreach workers have no written standards.', 'expedited'),
  },
  {
    ...{ at: 'invented-2', title: 'Demo: prosecutors at the scene', submitted: 25 * DAY },
    text: asked('criminal-justice-collaboration', 'prosecutors hear of cases weeks later.', 'expedited'),
    steps: [{ move: 'acknowledge', hoursAgo: 24 * DAY }],
  },
  {
    ...{ at: 'invented-3', title: 'Demo: a gun crime intelligence center', submitted: 45 * DAY },
    text: asked('federal-partnerships', 'leads from three agencies never meet.'),
    steps: [
      { move: 'acknowledge', hoursAgo: 44 * DAY },
      { move: 'triage', hoursAgo: 42 * DAY },
    ],
  },
];
