import type { APIRequestContext } from 'playwright-core';

type ByState = Record<string, string>;

export type Records = {
  accepted: string;
  incident: string;
  analyses: Record<string, string>;
  findings: ByState;
  finishedRun: string;
  bulletins: ByState;
  alerts: ByState;
  evaluations: ByState;
  forecast: string;
  partnership: Record<keyof typeof partnershipLists, string>;
  research: {
    connection: string;
    project: string;
    approvals: ByState;
    extract: string;
    analysis: string;
    releases: ByState;
    deliverable: string;
  };
};

/** Where the first record of each kind of the partnership is listed. */
const partnershipLists = {
  request: '/api/sites/philadelphia-pa/assistance',
  recommendation: '/api/sites/philadelphia-pa/recommendations',
  plan: '/api/sites/philadelphia-pa/plans',
  meeting: '/api/sites/philadelphia-pa/meetings',
  action: '/api/sites/philadelphia-pa/actions',
  summit: '/api/summits',
  thread: '/api/community/threads',
  exchange: '/api/exchanges',
  case: '/api/sites/philadelphia-pa/cases?list=mine',
  agreement: '/api/sites/philadelphia-pa/agreements',
} as const;

type Listed = {
  id: string;
  state: string;
  method: string;
  latestRun?: { id: string };
  extractId?: string | null;
  caseId?: string;
};
type Lists = [Listed[], Listed[], Listed[], Listed[], Listed[], Listed[], Listed[], Listed[]];
type Ask = (path: string) => Promise<unknown>;

/** The demo’s records of Philadelphia that the person may see, by what they show. */
export async function records(request: APIRequestContext): Promise<Records> {
  const askAt: Ask = async (path) => {
    const answer = await request.get(path);
    return answer.ok() ? await answer.json() : null;
  };
  const ask: Ask = (path) => askAt(`/api/sites/philadelphia-pa/${path}`);
  const lists = [
    'incidents',
    'incidents/imports',
    'analyses',
    'findings',
    'bulletins',
    'alerts',
    'evaluations',
    'forecasts',
  ];
  const [incidents, imports, analyses, findings, bulletins, alerts, evaluations, forecasts] =
    (await Promise.all(lists.map((path) => listAt(ask, path)))) as Lists;
  return {
    incident: incidents[0]?.id ?? '',
    accepted: byState(imports).accepted ?? '',
    analyses: Object.fromEntries(analyses.map(({ method, id }) => [method, id])),
    findings: byState(findings),
    finishedRun: analyses[0]?.latestRun?.id ?? '',
    bulletins: byState(bulletins),
    alerts: byState(alerts),
    evaluations: byState(evaluations),
    forecast: forecasts[0]?.id ?? '',
    partnership: await firstOfEach(askAt),
    research: await researchRecords(ask),
  };
}

/** The week’s bulletin is drafted, and an evaluation reported, by jobs that run after the start. */
export function areWhole({ bulletins, evaluations }: Records): boolean {
  return bulletins.drafted !== undefined && evaluations.reported !== undefined;
}

async function researchRecords(ask: Ask): Promise<Records['research']> {
  const [connections, projects] = await Promise.all(
    ['research/connections', 'research/projects'].map((path) => listAt(ask, path)),
  );
  const project = projects?.[0]?.id ?? '';
  const work = ((project && (await ask(`research/projects/${project}/work`))) || {}) as Record<
    string,
    Listed[]
  >;
  const { approvals = [], analyses = [], releases = [], deliverables = [] } = work;
  return {
    connection: connections?.[0]?.id ?? '',
    project,
    approvals: byState(approvals),
    extract: approvals.find(({ extractId }) => extractId)?.extractId ?? '',
    analysis: analyses[0]?.id ?? '',
    releases: byState(releases),
    deliverable: deliverables[0]?.id ?? '',
  };
}

async function firstOfEach(ask: Ask): Promise<Records['partnership']> {
  const entries = Object.entries(partnershipLists).map(async ([kind, path]) => {
    const [first] = await listAt(ask, path);
    // A line of a list of cases is a part of one.
    return [kind, first?.caseId ?? first?.id ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Records['partnership'];
}

async function listAt(ask: Ask, path: string): Promise<Listed[]> {
  return ((await ask(path)) as { items: Listed[] } | null)?.items ?? [];
}

function byState(listed: readonly Listed[]): ByState {
  return Object.fromEntries(listed.map(({ state, id }) => [state, id]));
}
