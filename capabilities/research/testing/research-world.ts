import { sql } from 'kysely';
import { aFile, anAnalyst, shootingsMapping } from '#capabilities/incidents/testing/incidents-world.ts';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import type { AnalysisDraft, ApprovalRequest, Release } from '../contract.ts';

type Site = { id: string; slug: string };

const gridOrigin = { x: 476000, y: 4413000 };
const boundary = {
  type: 'Polygon',
  coordinates: [
    [
      [-75.2, 39.9],
      [-75.0, 39.9],
      [-75.0, 40.1],
      [-75.2, 40.1],
      [-75.2, 39.9],
    ],
  ],
};

/** Three years of shootings: every fifth person died, ages from 15 on, places a few streets apart. */
export function shootings(count = 400): string {
  return aFile(
    ...Array.from({ length: count }, (_, i) => {
      const day = new Date(Date.UTC(2022, 0, 1) + i * 2.7 * 86_400_000).toISOString().slice(0, 10);
      const [lon, lat] = [-75.15 + (i % 17) * 0.004, 40 + (i % 13) * 0.004];
      const hour = String(i % 24).padStart(2, '0');
      return `${10_000 + i},${day} ${hour}:17:00,${i % 5 === 0},${lon.toFixed(5)},${lat.toFixed(5)},${i} A ST,${15 + (i % 50)}`;
    }),
  );
}

export const places: ApprovalRequest['rules'] = {
  dates: 'day',
  dayPart: true,
  district: false,
  cellSize: 500,
  who: [],
};

export const peopleHit: ApprovalRequest['rules'] = {
  dates: 'week',
  dayPart: false,
  district: false,
  cellSize: null,
  who: ['ageBand'],
};

export const byYear: AnalysisDraft = {
  question: 'How many people were shot each year?',
  recipe: { method: 'counts', by: 'year', from: '2022-01-01', to: '2024-12-31' },
};

const agencyOf = (application: TestApplication, personId: string) =>
  application.services.database.asSystem('a test asks for an agency', async (tx) => {
    const { rows } = await sql<{ agency_id: string }>`
      select agency_id from identity.membership where person_id = ${personId}`.execute(tx);
    return rows[0]!.agency_id;
  });

/** A researcher of a research partner, for the named sites. */
export async function aResearcher(application: TestApplication, sites: Site[], agencyId?: string) {
  const personId = await aPerson(application.services, 'researcher', sites);
  const own = await agencyOf(application, personId);
  await application.services.database.asSystem('a research partner for a test', async (tx) => {
    await sql`update identity.agency set kind = 'research partner' where id = ${own}`.execute(tx);
    if (agencyId)
      await sql`update identity.membership set agency_id = ${agencyId} where person_id = ${personId}`.execute(
        tx,
      );
  });
  return { personId, agencyId: agencyId ?? own };
}

/** A site with data and a published grid, its people, and two research partners. */
export async function aResearchWorld() {
  const application = await testApplication();
  const { services, call } = application;
  const site = await aSite(services, 'Here');
  const elsewhere = await aSite(services, 'Elsewhere');
  await services.database.asSystem('a published grid for a test', (tx) =>
    sql`update program.site set grid_origin_x = ${gridOrigin.x}, grid_origin_y = ${gridOrigin.y},
      boundary = ${JSON.stringify(boundary)}::jsonb where id = ${site.id}`.execute(tx),
  );
  const researcher = await aResearcher(application, [site]);
  const people = {
    analyst: await aPerson(services, 'crime analyst', [site]),
    executive: await aPerson(services, 'site executive', [site]),
    secondExecutive: await aPerson(services, 'site executive', [site]),
    coordinator: await aPerson(services, 'site coordinator', [site]),
    liaison: await aPerson(services, 'liaison', [site]),
    researcher: researcher.personId,
    colleague: (await aResearcher(application, [site], researcher.agencyId)).personId,
    rival: (await aResearcher(application, [site])).personId,
    stranger: await aPerson(services, 'crime analyst', [elsewhere]),
  };
  const source = await anAnalyst(application, people.analyst, site).opensASource({
    mapping: { ...shootingsMapping, block: 'block' },
  });
  const versionId = await anAnalyst(application, people.analyst, site).importsAndAccepts(source, shootings());
  const at = (path: string) => `/api/sites/${site.slug}/research${path}`;
  const world = { ...application, site, elsewhere, people, agencyId: researcher.agencyId, versionId, at };
  const done = async (who: string, method: 'POST' | 'PUT' | 'GET', path: string, body?: unknown) => {
    const reply = await call(who, method, at(path), body);
    if (reply.status >= 300) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  return { ...world, done, ...steps(world, done) };
}

type Done = (who: string, method: 'POST' | 'PUT' | 'GET', path: string, body?: unknown) => Promise<Reply>;
// biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the body where it reads it
type Reply = any;
type People = Record<'analyst' | 'executive' | 'researcher', string>;
type World = { people: People; agencyId: string; versionId: string };

/** What people do, in sentences; each through the API, as the person whose it is. */
function steps({ people, agencyId, versionId }: World, done: Done) {
  const aProject = async (by = people.researcher, partnerId = agencyId): Promise<string> => {
    const draft = {
      partnerId,
      title: 'Where gun violence concentrates',
      question: 'How few places hold how much of the gun violence?',
      purpose: 'To help the site choose the places where it acts first.',
      startsOn: '2020-01-01',
      endsOn: '2098-12-31',
    };
    const project = await done(by, 'POST', '/projects', draft);
    await done(people.executive, 'POST', `/projects/${project.id}/moves`, { move: 'agree' });
    return project.id;
  };
  const aRequest = async (project: string, rules = places, by = people.researcher): Promise<string> => {
    const request = {
      title: 'Shootings by place and day',
      why: 'Concentration needs the cell of each shooting.',
      versionId,
      periodFrom: '2022-01-01',
      periodTo: '2024-12-31',
      rules,
      wantedUntil: '2097-06-30',
    };
    return (await done(by, 'POST', `/projects/${project}/approvals`, request)).id;
  };
  const approve = async (id: string, expiresOn = '2097-06-30'): Promise<string> => {
    await done(people.analyst, 'POST', `/approvals/${id}/prepare`);
    const terms = { expiresOn, conditions: 'For this project and for nothing else.' };
    return (await done(people.executive, 'POST', `/approvals/${id}/approve`, terms)).extractId;
  };
  const anExtract = async (rules = places) => {
    const project = await aProject();
    const approval = await aRequest(project, rules);
    return { project, approval, extract: await approve(approval) };
  };
  const analyses = async (extract: string, draft: AnalysisDraft = byYear): Promise<string> =>
    (await done(people.researcher, 'POST', `/extracts/${extract}/analyses`, draft)).id;
  const asksToRelease = async (project: string, analysisIds: string[]): Promise<Release> =>
    done(people.researcher, 'POST', `/projects/${project}/releases`, {
      title: 'Counts for the report',
      why: 'The report shows them to the site.',
      analysisIds,
    });
  return { aProject, aRequest, approve, anExtract, analyses, asksToRelease };
}

export type ResearchWorld = Awaited<ReturnType<typeof aResearchWorld>>;
