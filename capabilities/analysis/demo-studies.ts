import type { DemoRole } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import type { RecipeDraftInput, RunResult } from './contract.ts';
import type { FindingMove } from './states.ts';

type Step = { by: DemoRole; move: FindingMove; reason?: string };

export type DemoStudy = {
  site: { id: string };
  by: DemoRole;
  draft: RecipeDraftInput;
  finding?: {
    figureKey: string;
    /** Written from the run’s own figures, as an analyst would. */
    statement: (figures: RunResult['figures']) => string;
    summary: string;
    cannotShow: string;
    steps: Step[];
  };
};

const { philadelphia, newYork } = demoSites;
const analyst = 'analyst-philadelphia';
const tenYears = { outcome: 'shooting', period: { from: '2015-01-01', to: '2024-12-31' } };
const toReview: Step = { by: analyst, move: 'submit' };
const toThePublic: Step[] = [
  toReview,
  {
    by: 'lead-analyst-philadelphia',
    move: 'approve',
    reason: 'Figures and sentence checked against the run.',
  },
  { by: 'communications-philadelphia', move: 'publish' },
];

/** What a city’s analysts would ask first, each at another point of its way. */
export const demoStudies: DemoStudy[] = [
  {
    site: philadelphia,
    by: analyst,
    draft: { question: 'Are shootings going up or down?', method: 'trend', filter: tenYears },
    finding: {
      figureKey: 'year-to-date',
      statement: (figures) => {
        const year = figureOf(figures, 'year-to-date');
        const ratio = figureOf(figures, 'ratio-to-last-year');
        return `${whole(year.value)} people were shot in Philadelphia in 2024: ${ratio.value.toFixed(2)} times as many as in 2023 (95% interval ${ratio.low!.toFixed(2)} to ${ratio.high!.toFixed(2)}).`;
      },
      summary:
        'Shootings rose steeply in 2020, stayed high for three years and have fallen since. Because the years before vary so much, the band they lead one to expect is wide, and 2024 lies in its lower part.',
      cannotShow: 'It can’t show why fewer people were shot, nor that any program caused it.',
      steps: toThePublic,
    },
  },
  {
    site: philadelphia,
    by: analyst,
    draft: {
      question: 'How few places hold how many of the people shot?',
      method: 'concentration',
      filter: tenYears,
    },
    finding: {
      figureKey: 'cells-holding-50',
      statement: (figures) => {
        const half = figureOf(figures, 'cells-holding-50');
        return `Half of the people shot in Philadelphia from 2015 to 2024 were shot in ${percent(half.value)} of its places (95% interval ${percent(half.low!)} to ${percent(half.high!)}).`;
      },
      summary:
        'A place is a square of 250 m of the city’s published grid. If the same number of shootings fell by chance alone, five times as many places would be needed to hold half of them.',
      cannotShow:
        'It can’t show which places will be the fullest next year: some were high by chance and fall back.',
      steps: toThePublic,
    },
  },
  {
    site: philadelphia,
    by: analyst,
    draft: { question: 'Which places stand out in shootings?', method: 'hot-spots', filter: tenYears },
    finding: {
      figureKey: 'share-in-hot-cells',
      statement: (figures) => {
        const share = figureOf(figures, 'share-in-hot-cells');
        const cells = figureOf(figures, 'hot-cells');
        return `${whole(cells.value)} places stand out in Philadelphia; ${(share.value * 100).toFixed(0)}% of the people shot from 2015 to 2024 were shot there.`;
      },
      summary:
        'Cells of 250 m that stay high, with their neighbours, after allowing for testing thousands of them.',
      cannotShow:
        'It can’t show anything about the people who live there, nor where the next shooting will be.',
      steps: [toReview],
    },
  },
  {
    site: philadelphia,
    by: analyst,
    draft: {
      question: 'Did shootings change between 2022 and 2024?',
      method: 'compare-periods',
      filter: tenYears,
      parameters: {
        before: { from: '2022-01-01', to: '2022-12-31' },
        after: { from: '2024-01-01', to: '2024-12-31' },
      },
    },
    finding: {
      figureKey: 'ratio',
      statement: (figures) => {
        const ratio = figureOf(figures, 'ratio');
        return `${ratio.value.toFixed(2)} times as many people were shot in 2024 as in 2022 (95% interval ${ratio.low!.toFixed(2)} to ${ratio.high!.toFixed(2)}).`;
      },
      summary: 'Two whole years, compared by an exact test.',
      cannotShow: 'It can’t show why there were fewer: there is no comparison area.',
      steps: [
        toReview,
        {
          by: 'lead-analyst-philadelphia',
          move: 'return',
          reason: 'Say why 2022 was chosen; 2023 is nearer.',
        },
      ],
    },
  },
  {
    site: philadelphia,
    by: analyst,
    draft: { question: 'Where do shootings crowd?', method: 'density', filter: tenYears },
  },
  {
    site: newYork,
    by: 'analyst-new-york',
    draft: {
      question: 'Are shootings going up or down?',
      method: 'trend',
      unit: 'events',
      filter: { outcome: 'shooting', period: { from: '2006-01-01', to: '2022-12-31' } },
    },
    finding: {
      figureKey: 'year-to-date',
      statement: (figures) =>
        `${whole(figureOf(figures, 'year-to-date').value)} shooting incidents were counted in New York in 2022.`,
      summary: 'Incidents are grouped by place and time, not by report number.',
      cannotShow: 'It can’t show why the number changed.',
      steps: [],
    },
  },
];

function figureOf(figures: RunResult['figures'], key: string): RunResult['figures'][number] {
  const figure = figures.find((one) => one.key === key);
  if (!figure) throw new Error(`The demo states the figure ${key}, which its run does not have.`);
  return figure;
}

function whole(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
