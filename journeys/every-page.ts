import { caseTours } from './case-pages.ts';
import type { Records } from './every-record.ts';
import { partnershipTours, type StaffPage, type StaffTour } from './partnership-pages.ts';

type PublicPage = { name: string; path: string; status?: number };

export const publicPages: PublicPage[] = [
  { name: 'home', path: '/' },
  { name: 'how-it-works', path: '/how-it-works' },
  { name: 'sites', path: '/sites' },
  { name: 'site', path: '/sites/philadelphia-pa' },
  { name: 'site-without-findings', path: '/sites/new-york-ny' },
  { name: 'finding-trend', path: '/findings/FND-2026-0001' },
  { name: 'finding-concentration', path: '/findings/FND-2026-0002' },
  { name: 'plan', path: '/sites/philadelphia-pa/plan' },
  { name: 'trace', path: '/findings/FND-2026-0001/trace' },
  { name: 'search', path: '/search?q=shot' },
  { name: 'search-nothing-found', path: '/search?q=zeppelin' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'spanish-home', path: '/es/' },
  { name: 'spanish-finding', path: '/es/findings/FND-2026-0001' },
  { name: 'spanish-trace', path: '/es/findings/FND-2026-0001/trace' },
  { name: 'sign-in', path: '/app/sign-in' },
  { name: 'not-found', path: '/nowhere', status: 404 },
  { name: 'api-docs', path: '/api/docs' },
];

const SITE = '/app/s/philadelphia-pa';
const methods = ['trend', 'concentration', 'hot-spots', 'compare-periods', 'density'];
const states = ['published', 'in-review', 'returned'];

const ofIncidents: StaffPage[] = [
  { name: 'my-work', path: '/app/' },
  { name: 'incidents', path: `${SITE}/incidents`, ready: 'table' },
  {
    name: 'incident-beside-the-list',
    path: ({ incident }) => `${SITE}/incidents?open=${incident}`,
    ready: 'aside',
  },
  { name: 'imports', path: `${SITE}/incidents/imports`, ready: 'table' },
  { name: 'import', path: ({ accepted }) => `${SITE}/incidents/imports/${accepted}`, ready: 'table' },
  { name: 'new-import', path: `${SITE}/incidents/imports/new` },
  { name: 'quality', path: `${SITE}/incidents/quality`, ready: 'table' },
  { name: 'sources', path: `${SITE}/incidents/sources` },
  { name: 'new-source', path: `${SITE}/incidents/sources/new` },
  { name: 'publishing', path: `${SITE}/publishing`, ready: 'table' },
  { name: 'account', path: '/app/account' },
  { name: 'account-notifications', path: '/app/account/notifications', ready: 'form' },
  { name: 'account-calendars', path: '/app/account/calendars', ready: 'form' },
  { name: 'no-access-to-a-page', path: '/app/administration/people' },
  { name: 'no-access-to-a-site', path: '/app/s/new-york-ny/findings' },
  { name: 'not-found', path: '/app/nowhere' },
];

const ofAnalysis: StaffPage[] = [
  { name: 'analyses', path: `${SITE}/analyses`, ready: 'table' },
  { name: 'new-analysis', path: `${SITE}/analyses/new` },
  ...methods.map((method) => ({
    name: `result-${method}`,
    path: ({ analyses }: Records) => `${SITE}/analyses/${analyses[method]}`,
    ready: ['hot-spots', 'density'].includes(method) ? '[data-drawn]' : 'table:visible',
  })),
  { name: 'findings', path: `${SITE}/findings`, ready: 'table' },
  ...states.map((state) => ({
    name: `finding-${state}`,
    path: ({ findings }: Records) => `${SITE}/findings/${findings[state]}`,
  })),
  { name: 'new-finding', path: ({ finishedRun }) => `${SITE}/findings/new?run=${finishedRun}` },
  { name: 'new-finding-without-a-run', path: `${SITE}/findings/new` },
  { name: 'edit-finding', path: ({ findings }) => `${SITE}/findings/${findings.returned}/edit` },
];

const BULLETINS = `${SITE}/bulletins`;

const ofBulletins: StaffPage[] = [
  { name: 'bulletins', path: BULLETINS, ready: 'table' },
  ...['sent', 'drafted'].map((state) => ({
    name: `bulletin-${state}`,
    path: ({ bulletins }: Records) => `${BULLETINS}/${bulletins[state]}`,
    ready: 'article figure',
  })),
  {
    name: 'bulletin-e-mail',
    path: ({ bulletins }) => `${BULLETINS}/${bulletins.sent}?tab=e-mail`,
    ready: 'pre',
  },
  { name: 'bulletin-words', path: ({ bulletins }) => `${BULLETINS}/${bulletins.drafted}/words` },
  { name: 'alerts', path: `${BULLETINS}/alerts`, ready: 'table' },
  { name: 'alert', path: ({ alerts }) => `${BULLETINS}/alerts/${alerts.raised}`, ready: 'figure' },
  { name: 'bulletin-settings', path: `${BULLETINS}/settings`, ready: 'table' },
];

const EVALUATIONS = `${SITE}/evaluations`;
const FORECASTS = `${SITE}/forecasts`;

const ofEvaluation: StaffPage[] = [
  { name: 'evaluations', path: EVALUATIONS, ready: 'table' },
  { name: 'new-evaluation', path: `${EVALUATIONS}/new` },
  ...['reported', 'registered'].map((state) => ({
    name: `evaluation-${state}`,
    path: ({ evaluations }: Records) => `${EVALUATIONS}/${evaluations[state]}`,
  })),
  {
    name: 'evaluation-design',
    path: ({ evaluations }) => `${EVALUATIONS}/${evaluations.reported}?tab=design`,
  },
  { name: 'forecasts', path: FORECASTS, ready: 'table' },
  { name: 'new-forecast', path: `${FORECASTS}/new`, ready: 'form' },
  { name: 'forecast', path: ({ forecast }) => `${FORECASTS}/${forecast}`, ready: 'table' },
];

const RESEARCH = `${SITE}/research`;

const toTheResearcher: StaffPage[] = [
  { name: 'research', path: RESEARCH, ready: 'table' },
  { name: 'research-project', path: ({ research }) => `${RESEARCH}/${research.project}?tab=data` },
  { name: 'research-project-about', path: ({ research }) => `${RESEARCH}/${research.project}?tab=about` },
  ...['ask', 'release', 'deliver'].map((form) => ({
    name: `research-${form}`,
    path: ({ research }: Records) => `${RESEARCH}/${research.project}/${form}`,
  })),
  { name: 'research-extract', path: ({ research }) => `${RESEARCH}/extracts/${research.extract}` },
  { name: 'research-analysis', path: ({ research }) => `${RESEARCH}/analyses/${research.analysis}` },
  {
    name: 'research-release-made',
    path: ({ research }) => `${RESEARCH}/releases/${research.releases.released}`,
  },
];

const ofResearchToTheSite: StaffPage[] = [
  { name: 'research-new', path: `${RESEARCH}/new` },
  { name: 'research-connections', path: `${RESEARCH}/connections`, ready: 'table' },
  { name: 'research-connection', path: ({ research }) => `${RESEARCH}/connections/${research.connection}` },
  ...['requested', 'approved'].map((state) => ({
    name: `research-approval-${state}`,
    path: ({ research }: Records) => `${RESEARCH}/approvals/${research.approvals[state]}`,
  })),
  {
    name: 'research-release-to-review',
    path: ({ research }) => `${RESEARCH}/releases/${research.releases.requested}`,
  },
  {
    name: 'research-deliverable',
    path: ({ research }) => `${RESEARCH}/deliverables/${research.deliverable}`,
  },
];

const administration = [
  'people',
  'people/invite',
  'agencies',
  'machine-clients',
  'machine-clients/new',
  'audit',
  'imports',
  'imports/new',
];

/** Each page by a role that has much to see there. */
export const staffTours: StaffTour[] = [
  ...partnershipTours,
  ...caseTours,
  { role: 'Crime analyst, Philadelphia', part: 'incidents', pages: ofIncidents },
  { role: 'Crime analyst, Philadelphia', part: 'analysis', pages: ofAnalysis },
  { role: 'Crime analyst, Philadelphia', part: 'bulletins and alerts', pages: ofBulletins },
  { role: 'Crime analyst, Philadelphia', part: 'evaluations and forecasts', pages: ofEvaluation },
  { role: 'Researcher', part: 'research', pages: toTheResearcher },
  { role: 'Site coordinator, Philadelphia', part: 'the site’s side of research', pages: ofResearchToTheSite },
  {
    role: 'Strategic site liaison',
    part: 'suggesting a research partner',
    pages: [{ name: 'research-suggest', path: `${RESEARCH}/connections/new` }],
  },
  {
    role: 'Program administrator',
    part: 'administration',
    pages: [
      { name: 'my-work-administrator', path: '/app/' },
      ...administration.map((place) => ({
        name: `administration-${place.replace('/', '-')}`,
        path: `/app/administration/${place}`,
      })),
      { name: 'past-requests', path: `${SITE}/past-requests`, ready: 'table' },
    ],
  },
  {
    role: 'Crime analyst, New York',
    part: 'a site that has published nothing',
    pages: [
      { name: 'my-work-new-york', path: '/app/' },
      { name: 'publishing-nothing-yet', path: '/app/s/new-york-ny/publishing' },
    ],
  },
];
