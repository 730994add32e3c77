import {
  aPerson,
  aSite,
  type Reply,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import type { Exchange, PlanDraft, Resource, ResourceDraft, Thread, ThreadDraft } from '../contract.ts';

export const aQuestion: ThreadDraft = {
  coreArea: 'gun-violence',
  kind: 'question',
  title: 'How do you staff a nonfatal-shooting team?',
  body: 'We have four detectives and wonder who leads them at night.',
  cautionsSeen: false,
};

export const aResource: ResourceDraft = {
  title: 'Test guide to reviewing nonfatal shootings',
  summary: 'Explains in plain words how detectives, analysts and prosecutors review each nonfatal shooting.',
  kind: 'guide',
  coreAreas: ['gun-violence', 'investigations'],
  source: 'Test source',
  year: 2024,
  licenceNote: 'Made for a test.',
  evidence: 'promising',
  evidenceSource: 'Test clearinghouse',
  url: 'https://example.org/guide',
  uploadId: null,
  whatChanged: '',
  cautionsSeen: false,
};

export const aVisit: Omit<PlanDraft, 'offerId'> = {
  startsOn: '2026-01-12',
  endsOn: '2026-01-13',
  place: 'The real-time crime center of the host',
  agenda: 'Morning: how cases are assigned. Afternoon: sit in on a review.',
  people: [{ side: 'visitor', name: 'Demo Visitor', role: 'Detective sergeant' }],
  travel: [{ what: 'Two train tickets', cents: 18450, paidBy: 'The program' }],
  revision: 0,
  cautionsSeen: false,
};

/** Two sites that could learn from each other, a third that looks on, and the people of the program. */
export async function aCommunity() {
  const application = await testApplication();
  const { services } = application;
  const [asking, hosting, third] = [
    await aSite(services, 'Asking'),
    await aSite(services, 'Hosting'),
    await aSite(services, 'Third'),
  ];
  const people = {
    coordinator: await aPerson(services, 'site coordinator', [asking]),
    executive: await aPerson(services, 'site executive', [asking]),
    analyst: await aPerson(services, 'crime analyst', [asking]),
    host: await aPerson(services, 'site coordinator', [hosting]),
    thirdCoordinator: await aPerson(services, 'site coordinator', [third]),
    liaison: await aPerson(services, 'liaison', [asking]),
    champion: await aPerson(services, 'champion'),
    advisor: await aPerson(services, 'advisor', [third]),
    auditor: await aPerson(services, 'auditor'),
  };
  const sites = { asking, hosting, third };
  return { ...application, sites, people, ...steps(application, people, sites) };
}

type People = Record<'coordinator' | 'analyst' | 'host' | 'liaison' | 'advisor', string>;
type Sites = Record<'asking' | 'hosting', { id: string; slug: string }>;

/** What people do, in sentences; each through the API, as the person whose it is. */
function steps({ call }: TestApplication, people: People, sites: Sites) {
  const done = async <T>(who: string, method: 'POST' | 'PUT' | 'GET', url: string, body?: unknown) => {
    const reply: Reply = await call(who, method, url, body);
    if (reply.status >= 300) throw new Error(`${method} ${url}: ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  };
  const asks = (who = people.analyst, changes: Partial<ThreadDraft> = {}) =>
    done<Thread>(who, 'POST', '/api/community/threads', { ...aQuestion, ...changes });
  const replies = (
    who: string,
    thread: { id: string },
    body = 'A sergeant leads them, on call each night.',
  ) => done<Thread>(who, 'POST', `/api/community/threads/${thread.id}/posts`, { body });
  const proposes = (changes: Partial<ResourceDraft> = {}, who = people.analyst) =>
    done<Resource>(who, 'POST', '/api/library', { ...aResource, ...changes });
  const moves = (who: string, resource: { id: string }, move: string, reason?: string) =>
    call(who, 'POST', `/api/library/${resource.id}/moves`, { move, ...(reason ? { reason } : {}) });
  const listed = async (changes: Partial<ResourceDraft> = {}) => {
    const resource = await proposes(changes);
    await moves(people.advisor, resource, 'list');
    return resource;
  };
  const asksPeers = () =>
    done<Exchange>(people.coordinator, 'POST', `/api/sites/${sites.asking.slug}/exchanges`, {
      title: 'See a nonfatal-shooting team at work',
      wants: 'How cases are assigned, who leads at night, and how victims are kept in touch with.',
      coreArea: 'gun-violence',
      whenPossible: 'In the new year',
    });
  const offers = (exchange: { id: string }, who = people.host, site = sites.hosting.slug) =>
    done<Exchange>(who, 'POST', `/api/exchanges/${exchange.id}/offers`, {
      site,
      shows: 'Our team, its weekly review and the list it works from.',
    });
  const plans = (exchange: Exchange, changes: Partial<PlanDraft> = {}) =>
    done<Exchange>(people.coordinator, 'PUT', `/api/exchanges/${exchange.id}/plan`, {
      ...aVisit,
      offerId: exchange.offers[0]!.id,
      ...changes,
    });
  const agrees = (exchange: Exchange, who = people.host) =>
    done<Exchange>(who, 'POST', `/api/exchanges/${exchange.id}/offers/${exchange.offers[0]!.id}/moves`, {
      move: 'agree',
    });
  const moveExchange = (who: string, exchange: { id: string }, move: string, reason?: string) =>
    call(who, 'POST', `/api/exchanges/${exchange.id}/moves`, { move, ...(reason ? { reason } : {}) });
  const planned = async () => {
    const exchange = await agrees(await plans(await offers(await asksPeers())));
    return (await moveExchange(people.coordinator, exchange, 'plan')).body as Exchange;
  };
  return {
    done,
    asks,
    replies,
    proposes,
    moves,
    listed,
    asksPeers,
    offers,
    plans,
    agrees,
    moveExchange,
    planned,
  };
}

export type CommunityWorld = Awaited<ReturnType<typeof aCommunity>>;
