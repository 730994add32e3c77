import { beforeSignIn } from '#capabilities/identity/before-sign-in.ts';
import { cookieName } from '#capabilities/identity/cookie.ts';
import { authenticate } from '#capabilities/identity/server.ts';
import { openSession } from '#capabilities/identity/sessions.ts';
import { capabilities } from '#capabilities/registry.ts';
import { openDatabase } from '#platform/database/database.ts';
import { buildServer } from '#platform/http/build-server.ts';
import type { Services } from '#platform/http/capability.ts';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';
import type { Installation } from '../bin/application.ts';
import { withFreshInstallation } from './fresh-installation.ts';
import type { Measurement } from './measurement.ts';
import { type Comparison, comparePages } from './rls-list/compare.ts';
import type { LoadResult } from './rls-list/load-worker.ts';
import { INCIDENTS, type SeededSite, SITES, seedIncidents, seedPerson } from './rls-list/seed.ts';
import { steadyLoad } from './rls-list/steady-load.ts';

const LARGEST_RATIO = 2;
const LARGEST_P99_MS = 50;
const LOAD = { aSecond: 100, seconds: 5 };

/** The incident list on a million rows, through row-level security, on the embedded database with its real migrations. */
export function rlsList(): Promise<Measurement> {
  return withFreshInstallation(async (installation) => {
    const sites = await seedIncidents(installation.urls.ownerUrl);
    const mine = [sites[0]!, ...sites.filter((_, i) => i % 9 === 4)];
    const analyst = await seedPerson(installation.urls.ownerUrl, 'crime analyst', mine);
    const everywhere = await seedPerson(installation.urls.ownerUrl, 'program administrator', []);
    const pages = [
      ...(await compare(installation, 'analyst', analyst, mine)),
      ...(await compare(installation, 'administrator', everywhere, sites)),
    ];
    const load = await underLoad(installation.services, analyst, mine);
    return measurementOf(pages, load);
  });
}

async function compare(
  { services, urls }: Installation,
  who: string,
  personId: string,
  sites: SeededSite[],
): Promise<Comparison[]> {
  const owner = openDatabase({ appUrl: urls.ownerUrl, systemUrl: urls.ownerUrl, connections: 2 });
  try {
    return await comparePages(who, { database: services.database, owner, personId, sites });
  } finally {
    await owner.close();
  }
}

async function underLoad(services: Services, personId: string, sites: SeededSite[]): Promise<LoadResult> {
  const token = await beforeSignIn(services, (tx) =>
    openSession(
      tx,
      { personId, stage: 'open', secondFactor: true, device: 'benchmark' },
      services.clock.now(),
    ),
  );
  const { access } = collectDeclarations(capabilities);
  const app = await buildServer({ services, capabilities, access, authenticate: authenticate(services) });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    const paths = sites.map(({ slug }) => `/api/sites/${slug}/incidents?limit=50`);
    const cookie = `${cookieName(services.config)}=${token}`;
    return await steadyLoad({ origin, paths, cookie, ...LOAD });
  } finally {
    await app.close();
  }
}

function measurementOf(pages: Comparison[], load: LoadResult): Measurement {
  const worst = pages.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  const rows = `${INCIDENTS.toLocaleString('en-US')} incidents in ${SITES} sites`;
  const each = pages.map(
    ({ page, person, owner, ratio }) =>
      `${page} ${person.toFixed(2)} ms against ${owner.toFixed(2)} ms (${ratio.toFixed(2)})`,
  );
  const { requests, failed, p50, p99 } = load;
  const http = `at ${LOAD.aSecond} requests/s for ${LOAD.seconds} s over HTTP p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (goal ${LARGEST_P99_MS}), ${failed} of ${requests} failed`;
  return {
    name: 'rls-list',
    figure: worst.ratio,
    unit: '× the owner’s time, the worst page',
    goal: LARGEST_RATIO,
    met: worst.ratio <= LARGEST_RATIO && p99 <= LARGEST_P99_MS && failed === 0,
    peer: 'the same query as the owner of the tables, in turns',
    detail: `${rows}; ${each.join('; ')}; ${http}`,
  };
}
