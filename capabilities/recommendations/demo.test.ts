import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assistance } from '#capabilities/assistance/server.ts';
import { demoPeople, identity } from '#capabilities/identity/server.ts';
import { demoSites, program } from '#capabilities/program/server.ts';
import { type TestApplication, testApplication } from '#capabilities/testing/test-application.ts';
import { recommendations } from './server.ts';

let app: TestApplication;
const load = async () => {
  for (const { demo } of [program, identity, assistance, recommendations]) await demo!(app.services);
};
beforeAll(async () => {
  app = await testApplication();
  await load();
});
afterAll(() => app.close());

it('shows an assessment that was delivered and two recommendations of it, one under way and one to decide', async () => {
  const { slug } = demoSites.philadelphia;
  const get = async (path: string) =>
    (await app.call(demoPeople['coordinator-philadelphia'], 'GET', `/api/sites/${slug}${path}`)).body;
  const { items } = await get('/recommendations');
  expect(items.map(({ title, state }: { title: string; state: string }) => [title, state])).toEqual([
    ['Demo: set up a team for nonfatal shootings', 'under-way'],
    ['Demo: send lab results to the prosecutor within a day', 'proposed'],
  ]);
  const { assessment } = await get(`/recommendations/${items[0].id}`);
  const delivery = await get(`/assistance/requests/${assessment.requestId}/delivery`);
  expect(delivery).toMatchObject({
    request: { state: 'delivered' },
    plan: { state: 'approved' },
    activities: [{ state: 'approved', inPerson: 11 }],
    deliverables: [{ id: assessment.id, state: 'accepted' }],
  });
  expect(delivery.costs[0].cents).toBe(184_250);
});

it('is loaded once, however often it starts', async () => {
  const counts = () =>
    app.services.database.asSystem('a test counts', async (tx) => {
      const { rows } = await sql`select
        (select count(*) from assistance.request)::int as requests,
        (select count(*) from assistance.provider)::int as providers,
        (select count(*) from recommendations.recommendation)::int as recommendations,
        (select count(*) from platform.transition)::int as transitions`.execute(tx);
      return rows[0];
    });
  const before = await counts();
  await load();
  expect(await counts()).toEqual(before);
});
