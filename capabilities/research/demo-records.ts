import type { AnalysisDraft, ApprovalRequest, ConnectionDraft, ProjectDraft } from './contract.ts';

type Extract = Omit<ApprovalRequest, 'versionId' | 'wantedUntil'>;

/** What the demo partner and the demo site do with each other: plainly made up, on open data. */
export const demoConnection: Omit<ConnectionDraft, 'partnerId'> = {
  topic: 'Demo: where gun violence concentrates',
  why: 'A demo suggestion: the partner helps sites find the few places that hold most of the gun violence.',
};

export const demoProject: Pick<ProjectDraft, 'title' | 'question' | 'purpose'> = {
  title: 'Demo: where gun violence concentrates',
  question: 'How few places hold how much of the gun violence, and does it stay there from year to year?',
  purpose:
    'A demo purpose: the site wants to choose the places where it acts first, and to know how sure that is.',
};

export const expiredExtract: Extract = {
  title: 'Demo: people shot in 2020, by age',
  why: 'A demo request: ages in bands tell whether youth programs fit. Its last day has passed.',
  periodFrom: '2020-01-01',
  periodTo: '2020-12-31',
  rules: { dates: 'week', dayPart: false, district: true, cellSize: null, who: ['ageBand', 'sex'] },
};

export const openExtract: Extract = {
  title: 'Demo: people shot by place and day, 2022 to 2024',
  why: 'A demo request: concentration needs the cell of each shooting, and days to see whether places stay hot.',
  periodFrom: '2022-01-01',
  periodTo: '2024-12-31',
  rules: { dates: 'day', dayPart: true, district: true, cellSize: 500, who: [] },
};

export const waitingExtract: Extract = {
  title: 'Demo: people shot by place and day, 2018 to 2021',
  why: 'A demo request: earlier years tell whether the same places were hot before.',
  periodFrom: '2018-01-01',
  periodTo: '2021-12-31',
  rules: { dates: 'day', dayPart: false, district: true, cellSize: 500, who: [] },
};

const period = { from: openExtract.periodFrom, to: openExtract.periodTo };

export const demoAnalyses = {
  byYear: {
    question: 'How many people were shot each year?',
    recipe: { method: 'counts', by: 'year', ...period },
  },
  concentration: {
    question: 'How few cells hold half of the people shot?',
    recipe: { method: 'concentration', ...period },
  },
  byDistrict: {
    question: 'In which districts were people shot?',
    recipe: { method: 'counts', by: 'district', ...period },
  },
} as const satisfies Record<string, AnalysisDraft>;

export const demoReleases = {
  released: {
    title: 'Demo: concentration for the site’s executive',
    why: 'A demo release: the two tables of the first report.',
    analyses: [demoAnalyses.byYear.question, demoAnalyses.concentration.question],
  },
  inReview: {
    title: 'Demo: counts by district',
    why: 'A demo request that waits for its reviewer.',
    analyses: [demoAnalyses.byDistrict.question],
  },
};

export const demoDeliverable = {
  title: 'Demo report: a few cells hold half of it',
  summary:
    'A demo report on open data. Half of the people shot in 2022 to 2024 were shot in a small share of the city’s ' +
    'cells; chance alone would have needed several times as many.\n\n' +
    'It can’t show why these places, nor that acting there would lower the number: that takes a comparison, ' +
    'registered before anything begins.',
};
