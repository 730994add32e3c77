import { projectToUtm } from '@psp/statistics';
import { sql } from 'kysely';
import { aFile, anAnalyst } from '#capabilities/incidents/testing/incidents-world.ts';
import { capabilities } from '#capabilities/registry.ts';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import type { HeldClock } from '#platform/clock/clock.ts';
import { addDays, type Day, dayIn } from '#platform/clock/days.ts';
import type { PlanDraftInput } from '../contract.ts';
import { backtestJob } from '../schedule/backtest-job.ts';
import { keepScheduleJob } from '../schedule/keep-schedule.ts';

const BOUNDARY = { west: -75.17, east: -75.1, south: 39.98, north: 40.03 };
const statement = 'I read the backtest and the purpose; the places get lights and outreach, nothing else.';

/**
 * A site with a published grid and its people. Where the database asks what day it is it asks its own clock, so the
 * application’s starts there too.
 */
export async function aPartnership() {
  const application = await testApplication(capabilities);
  const { services } = application;
  const clock = services.clock as HeldClock;
  clock.set(new Date());
  const today = () => dayIn('America/New_York', clock.now());
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  await publishGrid(application, site.id);
  const people = {
    analyst: await aPerson(services, 'crime analyst', [site]),
    colleague: await aPerson(services, 'site coordinator', [site]),
    executive: await aPerson(services, 'site executive', [site]),
    liaison: await aPerson(services, 'liaison', [site]),
    detective: await aPerson(services, 'detective', [site]),
    stranger: await aPerson(services, 'crime analyst', [elsewhere]),
  };
  const at = (path: string) => `/api/sites/${site.slug}${path}`;
  const draft = async (changes: Partial<PlanDraftInput> = {}) => {
    const reply = await application.call(people.analyst, 'POST', at('/forecasts'), aPlan(today(), changes));
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body as { id: string; number: string };
  };
  const move = (person: string, id: string, name: string, reason?: string) =>
    application.call(person, 'POST', at(`/forecasts/${id}/moves`), {
      move: name,
      ...(reason ? { reason } : {}),
    });
  const shown = async (id: string) =>
    (await application.call(people.liaison, 'GET', at(`/forecasts/${id}`))).body;
  const backtest = async (id: string) => {
    const asked = await application.call(people.analyst, 'POST', at(`/forecasts/${id}/backtests`));
    if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
    await backtestJob.run({ backtestId: asked.body.backtest.id }, services, context());
    return shown(id);
  };
  const inReview = async (changes: Partial<PlanDraftInput> = {}) => {
    const { id } = await draft(changes);
    await backtest(id);
    return must(await move(people.analyst, id, 'submit'));
  };
  const live = async (changes: Partial<PlanDraftInput> = {}) => {
    const { id } = await inReview(changes);
    must(await move(people.executive, id, 'sign-off', statement));
    return must(await move(people.analyst, id, 'go-live'));
  };
  return {
    ...application,
    ...{ clock, today, site, elsewhere, people, at, draft, move, shown, backtest, inReview, live },
    keepSchedule: () => keepScheduleJob.run({}, services, context()),
    dataArrive: dataOf(application, people.analyst, site),
  };
}

export type Partnership = Awaited<ReturnType<typeof aPartnership>>;

export function aPlan(today: Day, changes: Partial<PlanDraftInput> = {}): PlanDraftInput {
  return {
    title: 'Lights and outreach where shootings gather',
    outcome: 'shooting',
    cellSize: 150,
    share: 0.03,
    method: 'kde',
    bandwidth: 300,
    horizonDays: 28,
    trainDays: 365,
    testPeriods: 4,
    purposes: ['outreach', 'lighting-and-repair'],
    purpose: 'Outreach workers visit the cells in the evening; the streets department mends their lights.',
    endsOn: addDays(today, 90),
    ...changes,
  };
}

function must({ status, body }: { status: number; body: { id: string; state: string } }) {
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

const context = () => ({ id: 'test', attempt: 1, signal: new AbortController().signal });

/** Shootings of two years and a half up to a day: four in ten at three corners, the others all over. */
export function shootings(lastDay: Day, cornersFrom: Day = lastDay): string {
  const corners = [
    [-75.12, 40.0],
    [-75.135, 40.01],
    [-75.15, 39.99],
  ] as const;
  const rows: string[] = [];
  for (let back = 0; back < 900; back++) {
    const day = addDays(lastDay, -back);
    const [lon, lat] = corners[back % 3]!;
    const atCorner = back % 5 < 2 || day > cornersFrom;
    const place = atCorner
      ? [lon, lat]
      : [
          BOUNDARY.west + ((back * 37) % 101) * 0.00065 + 0.002,
          BOUNDARY.south + ((back * 53) % 97) * 0.00048 + 0.002,
        ];
    rows.push(
      `${day}-${back % 2},${day} 21:00:00,${back % 4 === 0},${place[0]!.toFixed(5)},${place[1]!.toFixed(5)},${back} A ST,25`,
    );
  }
  return aFile(...rows);
}

function dataOf(application: TestApplication, person: string, site: { id: string; slug: string }) {
  let source: string | null = null;
  return async (text: string, snapshotDate: Day) => {
    const analyst = anAnalyst(application, person, site);
    source ??= await analyst.opensASource();
    await analyst.importsAndAccepts(source, text, { snapshotDate });
  };
}

async function publishGrid({ services }: TestApplication, siteId: string): Promise<void> {
  const { west, east, south, north } = BOUNDARY;
  const origin = projectToUtm({ lon: Float64Array.of(west), lat: Float64Array.of(south) }, 32618);
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  await services.database.asSystem('a published grid for a test', (tx) =>
    sql`update program.site set grid_origin_x = ${Math.floor(origin.x[0]! / 100) * 100},
      grid_origin_y = ${Math.floor(origin.y[0]! / 100) * 100},
      boundary = ${JSON.stringify({ type: 'Polygon', coordinates: [ring] })}::jsonb
      where id = ${siteId}`.execute(tx),
  );
}

export { statement };
