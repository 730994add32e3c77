import type { Records } from './every-record.ts';

export type StaffPage = { name: string; path: string | ((records: Records) => string); ready?: string };
export type StaffTour = { role: string; part: string; pages: StaffPage[] };

const SITE = '/app/s/philadelphia-pa';
const COORDINATOR = 'Site coordinator, Philadelphia';
const LIAISON = 'Strategic site liaison';

const ofProgram: StaffPage[] = [
  { name: 'portfolio', path: '/app/portfolio', ready: 'table' },
  { name: 'engagement', path: `${SITE}/program`, ready: 'main section' },
  { name: 'fill-a-position', path: `${SITE}/program/team/liaison`, ready: 'form' },
  { name: 'extend-the-engagement', path: `${SITE}/program/extend`, ready: 'form' },
  { name: 'handovers', path: '/app/program/handovers' },
  { name: 'new-handover', path: '/app/program/handovers/new' },
  { name: 'cohorts', path: '/app/program/cohorts' },
  { name: 'core-areas', path: '/app/program/core-areas' },
];

const ofAssistance: StaffPage[] = [
  { name: 'assistance-all-sites', path: '/app/assistance', ready: 'table' },
  { name: 'assistance-reports', path: '/app/assistance/reports', ready: 'table' },
  { name: 'assistance-targets', path: '/app/assistance/targets', ready: 'table' },
  { name: 'assistance', path: `${SITE}/assistance`, ready: 'table' },
  { name: 'request', path: ({ partnership }) => `${SITE}/assistance/${partnership.request}` },
  { name: 'request-clock', path: ({ partnership }) => `${SITE}/assistance/${partnership.request}?tab=clock` },
  { name: 'recommendations', path: `${SITE}/recommendations`, ready: 'table' },
  {
    name: 'recommendation',
    path: ({ partnership }) => `${SITE}/recommendations/${partnership.recommendation}`,
  },
];

const toTheCoordinator: StaffPage[] = [
  { name: 'my-work-coordinator', path: '/app/' },
  { name: 'ask-for-assistance', path: `${SITE}/assistance/new`, ready: 'form' },
  { name: 'plans', path: `${SITE}/plans`, ready: 'table' },
  { name: 'plan', path: ({ partnership }) => `${SITE}/plans/${partnership.plan}` },
  { name: 'plan-changes', path: ({ partnership }) => `${SITE}/plans/${partnership.plan}?tab=versions` },
  { name: 'plan-measures', path: ({ partnership }) => `${SITE}/plans/${partnership.plan}?tab=measures` },
  { name: 'new-plan', path: `${SITE}/plans/new`, ready: 'form' },
  { name: 'meetings', path: `${SITE}/meetings` },
  { name: 'meeting', path: ({ partnership }) => `${SITE}/meetings/${partnership.meeting}` },
  { name: 'new-meeting', path: `${SITE}/meetings/new`, ready: 'form' },
  { name: 'actions', path: `${SITE}/actions`, ready: 'table' },
  { name: 'action', path: ({ partnership }) => `/app/actions/${partnership.action}` },
  { name: 'contacts', path: `${SITE}/contacts` },
];

const ofTheSummit: StaffPage[] = [
  { name: 'summits', path: '/app/summit' },
  { name: 'summit', path: ({ partnership }) => `/app/summit/${partnership.summit}` },
  { name: 'summit-summary', path: ({ partnership }) => `/app/summit/${partnership.summit}/summary` },
];

const ofTheCommunity: StaffPage[] = [
  { name: 'communities', path: '/app/community' },
  { name: 'community', path: '/app/community/gun-violence' },
  { name: 'thread', path: ({ partnership }) => `/app/community/threads/${partnership.thread}` },
  { name: 'new-thread', path: '/app/community/threads/new', ready: 'form' },
  { name: 'library', path: '/app/library' },
  { name: 'exchanges', path: '/app/exchanges' },
  { name: 'exchange', path: ({ partnership }) => `/app/exchanges/${partnership.exchange}` },
  { name: 'who-has-done-this', path: '/app/practice?q=outreach' },
];

/** What the program's office, liaisons and coordinators do every day. */
export const partnershipTours: StaffTour[] = [
  { role: 'Program administrator', part: 'program', pages: ofProgram },
  { role: LIAISON, part: 'assistance', pages: ofAssistance },
  { role: COORDINATOR, part: 'plans and meetings', pages: toTheCoordinator },
  { role: LIAISON, part: 'the summit', pages: ofTheSummit },
  { role: COORDINATOR, part: 'the community', pages: ofTheCommunity },
];
