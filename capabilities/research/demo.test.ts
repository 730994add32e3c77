import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { capabilities } from '#capabilities/registry.ts';
import { type TestApplication, testApplication } from '#capabilities/testing/test-application.ts';
import { loadDemoResearch } from './demo.ts';

let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
  for (const { name, demo } of capabilities) {
    if (['program', 'identity', 'incidents'].includes(name)) await demo?.(application.services);
  }
  await loadDemoResearch(application.services);
}, 240_000);
afterAll(() => application.close());

const tables = [
  'connection',
  'project',
  'member',
  'approval',
  'extract',
  'analysis',
  'release',
  'deliverable',
];

const counts = () =>
  application.services.database.asSystem('a test counts the demo', async (tx) => {
    const found: [string, number][] = [];
    for (const table of tables) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(`research.${table}`)}`.execute(tx);
      found.push([table, rows[0]!.n]);
    }
    return found;
  });

describe('the demo of research', () => {
  it('holds one project with an approval in force, one expired and one that waits', async () => {
    const at = `/api/sites/${demoSites.philadelphia.slug}/research`;
    const get = async (path: string) =>
      (await application.call(demoPeople.researcher, 'GET', at + path)).body;
    const { items } = await get('/projects');
    expect(items).toHaveLength(1);
    expect(items[0].title).toMatch(/^Demo/);
    const work = await get(`/projects/${items[0].id}/work`);
    const standings = work.approvals.map(({ title, state, expired, daysLeft }: Record<string, unknown>) => [
      title,
      state,
      expired,
      daysLeft !== null,
    ]);
    expect(standings).toEqual([
      ['Demo: people shot by place and day, 2018 to 2021', 'requested', false, false],
      ['Demo: people shot by place and day, 2022 to 2024', 'approved', false, true],
      ['Demo: people shot in 2020, by age', 'approved', true, false],
    ]);
    expect(work.releases.map(({ state }: { state: string }) => state)).toEqual(['requested', 'released']);
    expect(work.deliverables.map(({ state }: { state: string }) => state)).toEqual(['delivered']);
  });

  it('is loaded once, however often it starts', async () => {
    const before = await counts();
    await loadDemoResearch(application.services);
    expect(await counts()).toEqual(before);
  });
});
