import { v7 as uuidv7 } from 'uuid';
import { capabilities } from '#capabilities/registry.ts';
import { aPerson, aSite, testApplication } from '#capabilities/testing/test-application.ts';
import { bulletinsOn } from '../capability.ts';
import type { BulletinFigures, DataForBulletin, Period } from '../contract.ts';
import { deliverJob } from '../delivering/deliver-job.ts';
import { draftBulletin } from '../drafting/draft-bulletin.ts';
import type { FiguresSource } from '../figures-source.ts';
import { someFigures, someQuality } from './some-figures.ts';

/** The last whole week before the tests’ clock, 24 November 2026. */
export const WEEK: Period = { from: '2026-11-16', to: '2026-11-22' };
export const WEEK_BEFORE: Period = { from: '2026-11-09', to: '2026-11-15' };

/** A site that drafts bulletins from figures on paper, and its people. */
export async function aNewsroom() {
  const paper = aPaperSource();
  const others = capabilities.filter(({ name }) => name !== 'bulletins');
  const application = await testApplication([...others, bulletinsOn(paper.source)]);
  const { services, call } = application;
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  const people = {
    analyst: await aPerson(services, 'crime analyst', [site]),
    lead: await aPerson(services, 'crime analyst', [site]),
    coordinator: await aPerson(services, 'site coordinator', [site]),
    executive: await aPerson(services, 'site executive', [site]),
    liaison: await aPerson(services, 'liaison', [site]),
    detective: await aPerson(services, 'detective', [site]),
    communications: await aPerson(services, 'communications officer', [site]),
    researcher: await aPerson(services, 'researcher', [site]),
    stranger: await aPerson(services, 'crime analyst', [elsewhere]),
  };
  paper.siteId = site.id;
  const at = (path: string) => `/api/sites/${site.slug}${path}`;
  const { signal } = new AbortController();
  const draft = (week?: Period) =>
    draftBulletin(services, paper.source, { siteId: site.id, ...(week ? { week } : {}) }, signal);
  const bulletins = async (person = people.analyst) =>
    (await call(person, 'GET', at('/bulletins'))).body.items;
  const bulletin = async (id: string, person = people.analyst) =>
    (await call(person, 'GET', at(`/bulletins/${id}`))).body;
  const move = (person: string, id: string, name: string, reason?: string) =>
    call(person, 'POST', at(`/bulletins/${id}/moves`), { move: name, ...(reason ? { reason } : {}) });
  const deliver = (id: string, told: 'sent' | 'withdrawn', reason = '') =>
    deliverJob.run({ id, told, reason }, services, { id: 'test', attempt: 1, signal });
  return { ...application, site, elsewhere, people, paper, at, draft, bulletins, bulletin, move, deliver };
}

export type Newsroom = Awaited<ReturnType<typeof aNewsroom>>;

/** Through the analyst’s hands and the lead’s: submitted by one, sent by the other. */
export async function send({ people, move }: Newsroom, id: string): Promise<void> {
  for (const [person, name] of [
    [people.analyst, 'submit'],
    [people.lead, 'send'],
  ] as const) {
    const { status, body } = await move(person, id, name);
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
}

type Paper = {
  siteId: string;
  data: DataForBulletin;
  figures: (week: Period) => BulletinFigures;
  /** How often figures were computed. */
  computed: number;
  source: FiguresSource;
  /** The site accepts a newer version of its data. */
  accept(): void;
};

function aPaperSource(): Paper {
  let version = 0;
  const next = (): DataForBulletin => ({
    versionId: uuidv7(),
    label: `Shootings, version ${++version}`,
    takenOn: someQuality.takenOn,
    firstDay: '2015-01-01',
  });
  const paper: Paper = {
    siteId: '',
    data: next(),
    figures: (week) => someFigures(week),
    computed: 0,
    accept: () => {
      paper.data = next();
    },
    source: {
      dataFor: async (_tx, siteId) => (siteId === paper.siteId ? paper.data : null),
      figures: async (_database, { week }) => {
        paper.computed += 1;
        return paper.figures(week);
      },
      quality: async () => someQuality,
      siteOfVersion: async (_tx, versionId) => (versionId === paper.data.versionId ? paper.siteId : null),
    },
  };
  return paper;
}
