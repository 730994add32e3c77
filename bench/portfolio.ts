import { authenticate } from '#capabilities/identity/server.ts';
import { capabilities } from '#capabilities/registry.ts';
import type { App } from '#platform/http/app.ts';
import { buildServer } from '#platform/http/build-server.ts';
import type { Services } from '#platform/http/capability.ts';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';
import { cookieOf } from './cookie-of.ts';
import { withFreshInstallation } from './fresh-installation.ts';
import type { Measurement } from './measurement.ts';
import { REQUESTS, SITES, seedProgram } from './portfolio/seed.ts';
import type { LoadResult } from './rls-list/load-worker.ts';
import { steadyLoad } from './rls-list/steady-load.ts';

const LARGEST_P99_MS = 100;
const LONGEST_REPORT_MS = 2_000;
const LOAD = { aSecond: 50, seconds: 5 };

/** As people look at it: the first page, what is past target, sorted by a column of another capability. */
const portfolioPaths = [
  '/api/portfolio?limit=50',
  '/api/portfolio?limit=50&phase=implementing',
  '/api/portfolio?limit=50&sort=-month',
  '/api/portfolio?limit=50&sort=-meetings.overdue-actions',
  '/api/portfolio?limit=50&show=past-target',
];

/** Over all that was ever asked: the times to each stage, and the activity report that funders ask for. */
const reportPaths = [
  '/api/assistance/reports?from=2016-01-01&until=2026-12-31',
  '/api/assistance/reports/activity?half=2026-H1',
];

/** The champion’s portfolio and a liaison’s My work, in a program of ten years. */
export function portfolio(): Promise<Measurement> {
  return withFreshInstallation(async ({ services, urls }) => {
    const { champion, liaison } = await seedProgram(urls.ownerUrl);
    const { access } = collectDeclarations(capabilities);
    const app = await buildServer({ services, capabilities, access, authenticate: authenticate(services) });
    try {
      const origin = await app.listen({ port: 0, host: '127.0.0.1' });
      const ask = async (personId: string, paths: string[]) =>
        steadyLoad({ origin, paths, cookie: await cookieOf(services, personId), ...LOAD });
      const sites = await ask(champion, portfolioPaths);
      const work = await ask(liaison, ['/api/my-work']);
      const alone = await timesOf(app, services, champion, [...portfolioPaths, '/api/my-work']);
      const reports = await timesOf(app, services, champion, reportPaths);
      return measurementOf(sites, work, { alone, reports });
    } finally {
      await app.close();
    }
  });
}

type Timed = { url: string; ms: number; status: number };

/** Each question alone on the machine, so that a slow one is known by name. */
async function timesOf(app: App, services: Services, personId: string, urls: string[]): Promise<Timed[]> {
  const cookie = await cookieOf(services, personId);
  const times: Timed[] = [];
  for (const url of urls) {
    const started = performance.now();
    const { statusCode } = await app.inject({ url, headers: { cookie } });
    times.push({ url, ms: performance.now() - started, status: statusCode });
  }
  return times;
}

function measurementOf(
  sites: LoadResult,
  work: LoadResult,
  { alone, reports }: { alone: Timed[]; reports: Timed[] },
): Measurement {
  const worst = Math.max(sites.p99, work.p99);
  const failed = sites.failed + work.failed;
  const words = ({ p50, p99 }: LoadResult) => `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  const inTime = reports.every(({ ms, status }) => status === 200 && ms <= LONGEST_REPORT_MS);
  return {
    name: 'portfolio',
    figure: worst,
    unit: 'ms, p99 of the slower',
    goal: LARGEST_P99_MS,
    met: worst <= LARGEST_P99_MS && failed === 0 && inTime,
    peer: 'none: the goal is the time itself',
    detail: `${SITES} sites and ${REQUESTS.toLocaleString('en-US')} requests at ${LOAD.aSecond} requests/s for ${LOAD.seconds} s over HTTP: portfolio ${words(sites)}; My work ${words(work)}; ${failed} of ${sites.requests + work.requests} failed; once alone: ${named(alone)}; reports (each to take at most ${LONGEST_REPORT_MS} ms): ${named(reports)}`,
  };
}

function named(times: Timed[]): string {
  return times
    .map(({ url, ms, status }) => `${url} ${ms.toFixed(0)} ms${status === 200 ? '' : ` (${status})`}`)
    .join('; ');
}
