import type { APIRequestContext } from 'playwright-core';

type PublicPage = { name: string; path: string; status?: number };

export const publicPages: PublicPage[] = [
  { name: 'home', path: '/' },
  { name: 'how-it-works', path: '/how-it-works' },
  { name: 'sites', path: '/sites' },
  { name: 'site', path: '/sites/philadelphia-pa' },
  { name: 'site-without-findings', path: '/sites/new-york-ny' },
  { name: 'finding-trend', path: '/findings/FND-2026-0001' },
  { name: 'finding-concentration', path: '/findings/FND-2026-0002' },
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

export type Records = {
  accepted: string;
  incident: string;
  analyses: Record<string, string>;
  findings: Record<string, string>;
  finishedRun: string;
};

type StaffPage = { name: string; path: string | ((records: Records) => string); ready?: string };

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

const administration = [
  'people',
  'people/invite',
  'agencies',
  'machine-clients',
  'machine-clients/new',
  'audit',
];

/** Each page by a role that has much to see there. */
export const staffTours: { role: string; part: string; pages: StaffPage[] }[] = [
  { role: 'Crime analyst, Philadelphia', part: 'incidents', pages: ofIncidents },
  { role: 'Crime analyst, Philadelphia', part: 'analysis', pages: ofAnalysis },
  {
    role: 'Program administrator',
    part: 'administration',
    pages: [
      { name: 'my-work-administrator', path: '/app/' },
      ...administration.map((place) => ({
        name: `administration-${place.replace('/', '-')}`,
        path: `/app/administration/${place}`,
      })),
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

type Listed = { id: string; state: string; method: string; latestRun?: { id: string } };

/** The demo's records of Philadelphia, by what they show. */
export async function records(request: APIRequestContext): Promise<Records> {
  const list = async (path: string): Promise<Listed[]> => {
    const answer = await request.get(`/api/sites/philadelphia-pa/${path}`);
    return answer.ok() ? (await answer.json()).items : [];
  };
  const [incidents, imports, analyses, findings] = await Promise.all(
    ['incidents', 'incidents/imports', 'analyses', 'findings'].map(list),
  );
  return {
    incident: incidents![0]?.id ?? '',
    accepted: imports!.find(({ state }) => state === 'accepted')?.id ?? '',
    analyses: Object.fromEntries(analyses!.map(({ method, id }) => [method, id])),
    findings: Object.fromEntries(findings!.map(({ state, id }) => [state, id])),
    finishedRun: analyses![0]?.latestRun?.id ?? '',
  };
}
