import { authenticate } from '#capabilities/identity/server.ts';
import { capabilities } from '#capabilities/registry.ts';
import { buildServer } from '#platform/http/build-server.ts';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';
import type { Installation } from '../bin/application.ts';
import { type Ingested, ingest } from './cases/ingest.ts';
import { type Sample, type SeededCases, sampleOf, seedCases } from './cases/seed.ts';
import { cookieOf } from './cookie-of.ts';
import { withFreshInstallation } from './fresh-installation.ts';
import type { Measurement } from './measurement.ts';
import type { LoadResult } from './rls-list/load-worker.ts';
import { steadyLoad } from './rls-list/steady-load.ts';

const LOAD = { aSecond: 100, seconds: 10 };
const PAGE_P99_MS = 50;
const SEARCH_P99_MS = 100;
const LEAST_EVENTS_A_SECOND = 2000;
const BATCHES = 40;

type Times = {
  seeded: SeededCases;
  page: LoadResult;
  queue: LoadResult;
  search: LoadResult;
  ingested: Ingested;
};

let measured: { scale: number; times: Promise<Times> } | null = null;

/** Seeding takes minutes: the three are measured on one seed, page and search before anything is added. */
function timesAt(scale: number): Promise<Times> {
  if (measured?.scale !== scale) measured = { scale, times: measure(scale) };
  return measured.times;
}

function measure(scale: number): Promise<Times> {
  return withFreshInstallation(async (installation) => {
    const seeded = await seedCases(installation, scale);
    const sample = await sampleOf(installation, seeded);
    const asked = await askOverHttp(installation, seeded, sample);
    const ingested = await ingest(installation.services, seeded, BATCHES);
    return { seeded, ...asked, ingested };
  });
}

async function askOverHttp(
  { services }: Installation,
  { slug, people }: SeededCases,
  sample: Sample,
): Promise<Pick<Times, 'page' | 'queue' | 'search'>> {
  const { access } = collectDeclarations(capabilities);
  const app = await buildServer({ services, capabilities, access, authenticate: authenticate(services) });
  try {
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const cookie = await cookieOf(services, people.prosecutor);
    const site = `/api/sites/${slug}`;
    const load = (paths: string[]) => steadyLoad({ origin, paths, cookie, ...LOAD });
    const searches = (by: string, words: string[]) =>
      words.map((word) => `${site}/case-search?by=${by}&limit=50&q=${encodeURIComponent(word)}`);
    return {
      page: await load(sample.cases.map((id) => `${site}/cases/${id}`)),
      queue: await load([`${site}/cases?list=screening&limit=50`]),
      search: await load(
        sample.names.flatMap((_, i) => [
          ...searches('name', sample.names.slice(i, i + 1)),
          ...searches('number', sample.numbers.slice(i, i + 1)),
          ...searches('statute', sample.statutes.slice(i, i + 1)),
        ]),
      ),
    };
  } finally {
    await app.close();
  }
}

const words = ({ p50, p99, failed, requests }: LoadResult) =>
  `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${failed} of ${requests} failed`;
const rows = ({ cases, events, seconds }: SeededCases) =>
  `${cases.toLocaleString('en-US')} cases with ${events.toLocaleString('en-US')} events, seeded in ${seconds.toFixed(0)} s`;
const rate = `at ${LOAD.aSecond} requests/s for ${LOAD.seconds} s over HTTP, each read recorded`;
const peer = 'none: the goal is the time itself';

/** One case with its timeline, charges and parties, as a prosecutor reads it through the row policies. */
export async function casePage(scale: number): Promise<Measurement> {
  const { seeded, page } = await timesAt(scale);
  return {
    name: 'case-page',
    figure: page.p99,
    unit: 'ms, p99',
    goal: PAGE_P99_MS,
    met: page.p99 <= PAGE_P99_MS && page.failed === 0,
    peer,
    detail: `${rows(seeded)}; ${rate}: ${words(page)}`,
  };
}

/** The screening queue, and cases by name, number and statute. */
export async function caseSearch(scale: number): Promise<Measurement> {
  const { seeded, queue, search } = await timesAt(scale);
  const worst = Math.max(queue.p99, search.p99);
  return {
    name: 'case-search',
    figure: worst,
    unit: 'ms, p99 of the slower',
    goal: SEARCH_P99_MS,
    met: worst <= SEARCH_P99_MS && queue.failed + search.failed === 0,
    peer,
    detail: `${rows(seeded)}; ${rate}: screening queue ${words(queue)}; search ${words(search)}`,
  };
}

/** Events of a records system, recorded and derived; and the figures brought up to date afterwards. */
export async function caseIngest(scale: number): Promise<Measurement> {
  const { seeded, ingested } = await timesAt(scale);
  const { events, cases, seconds, refreshed, refreshSeconds } = ingested;
  const perSecond = events / seconds;
  return {
    name: 'case-ingest',
    figure: perSecond,
    unit: 'events/s, recorded and derived',
    goal: LEAST_EVENTS_A_SECOND,
    met: perSecond >= LEAST_EVENTS_A_SECOND,
    peer,
    detail: `on ${rows(seeded)}: ${events.toLocaleString('en-US')} events of ${cases.toLocaleString('en-US')} cases in ${seconds.toFixed(1)} s; then measures of ${refreshed.toLocaleString('en-US')} changed cases brought up to date in ${refreshSeconds.toFixed(2)} s`,
  };
}
