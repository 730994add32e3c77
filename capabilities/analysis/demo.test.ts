import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSites } from '#capabilities/program/server.ts';
import { PublishableFinding } from '#capabilities/publishing/contract.ts';
import { capabilities } from '#capabilities/registry.ts';
import { type TestApplication, testApplication } from '#capabilities/testing/test-application.ts';
import { loadDemoAnalysis } from './demo.ts';
import { findingForPublication } from './server.ts';

let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
  for (const { name, demo } of capabilities) {
    if (['program', 'identity', 'incidents'].includes(name)) await demo?.(application.services);
  }
  await loadDemoAnalysis(application.services);
}, 240_000);
afterAll(() => application.close());

type Row = { id: string; number: string; state: string; statement: string; hash: string; method: string };

const findings = () =>
  application.services.database.asSystem('a test looks at the demo', async (tx) => {
    const { rows } = await sql<Row>`
      select f.id, f.number, f.state, f.statement, n.result_hash as hash, r.method
      from analysis.finding f join analysis.run n on n.id = f.run_id join analysis.recipe r on r.id = n.recipe_id
      where f.site_id = ${demoSites.philadelphia.id} order by f.number`.execute(tx);
    return rows;
  });

describe('the demo of analysis', () => {
  it('holds findings at every point of their way, with figures from the accepted data', async () => {
    const rows = await findings();
    expect(rows.map(({ method, state }) => [method, state])).toEqual([
      ['trend', 'published'],
      ['concentration', 'published'],
      ['hot-spots', 'in-review'],
      ['compare-periods', 'returned'],
    ]);
    expect(rows[0]!.statement).toContain('1,082 people were shot in Philadelphia in 2024');
  });

  it('can be published whole: the trace ends at the file’s hash and its 16,484 rows, one set aside', async () => {
    const [trend, concentration] = await findings();
    for (const { id } of [trend!, concentration!]) {
      const finding = PublishableFinding.parse(
        await application.services.database.asSystem('a test reads as publishing does', (tx) =>
          findingForPublication(tx, id),
        ),
      );
      expect(finding.data).toMatchObject({ rowsRead: 16484, rowsSetAside: 1 });
      expect(finding.data.sources).toMatchObject([
        { kind: 'full_extract', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), rowsStillSetAside: 1 },
      ]);
      expect(finding.data.origin).toMatchObject({
        publisher: expect.stringContaining('OpenDataPhilly'),
        address: 'https://github.com/PhilaController/gun-violence-dashboard-data',
        licence: expect.stringContaining('MIT'),
        edition: expect.stringMatching(/^[0-9a-f]{40}$/),
      });
      expect(finding.data.flaggedRows[0]).toMatchObject({ rows: 123, used: false });
    }
  });

  it('changes nothing when it is loaded again', async () => {
    const before = await findings();
    await loadDemoAnalysis(application.services);
    expect(await findings()).toEqual(before);
  });
});
