import type { StaffPage, StaffTour } from './partnership-pages.ts';

const SITE = '/app/s/philadelphia-pa';
const CASES = `${SITE}/cases`;
const SHARING = `${SITE}/sharing`;

const toTheDetective: StaffPage[] = [
  { name: 'my-work-detective', path: '/app/' },
  { name: 'cases', path: CASES, ready: 'table' },
  { name: 'case', path: ({ partnership }) => `${CASES}/${partnership.case}` },
  { name: 'case-charges', path: ({ partnership }) => `${CASES}/${partnership.case}?tab=charges` },
  { name: 'case-documents', path: ({ partnership }) => `${CASES}/${partnership.case}?tab=documents` },
  { name: 'case-record', path: ({ partnership }) => `${CASES}/${partnership.case}/record` },
  { name: 'case-print', path: ({ partnership }) => `${CASES}/${partnership.case}/print` },
  { name: 'case-search', path: `${CASES}/search?by=statute&q=18` },
  { name: 'new-complaint', path: `${CASES}/new`, ready: 'form' },
];

const toTheProsecutor: StaffPage[] = [
  { name: 'screening', path: `${CASES}?list=screening` },
  { name: 'hearings', path: `${CASES}/calendar` },
  { name: 'case-queue', path: `${CASES}/queue` },
  { name: 'break-the-glass', path: `${SHARING}/broken-glass/new`, ready: 'form' },
];

const toTheSupervisor: StaffPage[] = [
  { name: 'supervision', path: `${CASES}/supervision` },
  { name: 'case-measures', path: `${CASES}/measures` },
];

const toTheRecordsOfficer: StaffPage[] = [
  { name: 'agreements', path: SHARING, ready: 'table' },
  { name: 'agreement', path: ({ partnership }) => `${SHARING}/${partnership.agreement}` },
  { name: 'new-agreement', path: `${SHARING}/new`, ready: 'form' },
  { name: 'agency-sees', path: `${SHARING}/sees` },
  { name: 'looks', path: `${SHARING}/looks` },
  { name: 'broken-glass', path: `${SHARING}/broken-glass` },
  { name: 'disclosures', path: `${SHARING}/disclosures` },
  { name: 'records-requests', path: `${SHARING}/records-requests` },
  { name: 'new-records-request', path: `${SHARING}/records-requests/new`, ready: 'form' },
  { name: 'retention', path: `${SHARING}/retention` },
  { name: 'legal-holds', path: `${SHARING}/retention/holds` },
  { name: 'purges', path: `${SHARING}/retention/purges` },
  { name: 'access-reviews', path: `${SHARING}/access-reviews` },
  { name: 'court-orders', path: `${CASES}/orders` },
  { name: 'case-feeds', path: `${CASES}/feeds` },
  { name: 'case-set-aside', path: `${CASES}/feeds/set-aside` },
];

/** What those who work on cases do, and those who answer for who sees them. */
export const caseTours: StaffTour[] = [
  { role: 'Detective, Philadelphia', part: 'cases', pages: toTheDetective },
  { role: 'Prosecutor, Philadelphia', part: 'screening', pages: toTheProsecutor },
  { role: 'Detective supervisor, Philadelphia', part: 'supervision', pages: toTheSupervisor },
  { role: 'Police records officer, Philadelphia', part: 'sharing', pages: toTheRecordsOfficer },
];
