import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identity } from '#capabilities/identity/server.ts';
import { program } from '#capabilities/program/server.ts';
import { type TestApplication, testApplication } from '#capabilities/testing/test-application.ts';
import { projectCasesIn } from '../projection/project-cases.ts';
import { loadDemoCases } from './demo.ts';

let application: TestApplication;
let before: string | undefined;

beforeAll(async () => {
  before = process.env.PSP_DEMO_CASES;
  process.env.PSP_DEMO_CASES = '300';
  application = await testApplication();
  await program.demo?.(application.services);
  await identity.demo?.(application.services);
  await loadDemoCases(application.services);
});
afterAll(async () => {
  if (before === undefined) delete process.env.PSP_DEMO_CASES;
  else process.env.PSP_DEMO_CASES = before;
  await application.close();
});

const ask = <T>(query: ReturnType<typeof sql<T>>) =>
  application.services.database.asSystem('look at the demo', async (tx) => (await query.execute(tx)).rows);

test('every case is marked as synthetic, and a second start changes nothing', async () => {
  const count = () =>
    ask(sql<{ cases: number; events: number; synthetic: boolean }>`
      select count(*) as cases, (select count(*) from cases.event) as events, bool_and(is_synthetic) as synthetic
      from cases.case`);
  const first = await count();
  expect(first).toMatchObject([{ cases: 300, synthetic: true }]);
  await loadDemoCases(application.services);
  expect(await count()).toEqual(first);
});

test('what stands is what the record derives from the events', async () => {
  const standing = () =>
    ask(sql<{ rows: string }>`
      select jsonb_build_object(
        'part', (select jsonb_agg(to_jsonb(p) order by p.id) from cases.part p),
        'defendant', (select jsonb_agg(to_jsonb(d) order by d.id) from cases.defendant d),
        'charge', (select jsonb_agg(to_jsonb(c) order by c.id) from cases.charge c),
        'hearing', (select jsonb_agg(to_jsonb(h) order by h.id) from cases.hearing h),
        'queue_item', (select jsonb_agg(to_jsonb(q) order by q.id) from cases.queue_item q),
        'seal', (select jsonb_agg(to_jsonb(s) - 'since' order by s.case_id) from cases.seal s),
        'events', (select jsonb_agg(jsonb_build_array(e.id, e.compartment_id) order by e.id) from cases.event e)
      ) as rows`);
  const loaded = await standing();
  await application.services.database.asSystem('derive the demo anew', async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from cases.case`.execute(tx);
    await projectCasesIn(
      tx,
      rows.map(({ id }) => id),
    );
  });
  expect(await standing()).toEqual(loaded);
});

test('has work that waits for the people of the demo', async () => {
  const [waits] = await ask(sql<{ hearings: number; referrals: number; returned: number }>`
    select (select count(*) from cases.hearing where attorney_id is not null and status = 'set'
        and at > ${application.services.clock.now()}) as hearings,
      (select count(*) from cases.part where kind = 'referral' and status in ('received', 'under review')) as referrals,
      (select count(*) from cases.part where kind = 'referral' and status = 'returned for investigation'
        and due_on > '2026-11-01') as returned`);
  expect(waits!.hearings).toBeGreaterThanOrEqual(3);
  expect(waits!.referrals).toBeGreaterThanOrEqual(4);
  expect(waits!.returned).toBeGreaterThanOrEqual(2);
});
