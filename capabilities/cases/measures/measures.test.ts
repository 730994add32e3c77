import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identity } from '#capabilities/identity/server.ts';
import { demoSites, program } from '#capabilities/program/server.ts';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { loadDemoCases } from '../demo/demo.ts';
import { projectCases } from '../projection/project-cases.ts';
import { measureKeys } from './contract.ts';
import { recomputeMeasures, refreshMeasures } from './facts/refresh.ts';

const CASES = '400';
let application: TestApplication;
let before: string | undefined;
let analyst: string;
let stranger: string;
let detective: string;

beforeAll(async () => {
  before = process.env.PSP_DEMO_CASES;
  process.env.PSP_DEMO_CASES = CASES;
  application = await testApplication();
  const { services } = application;
  await program.demo?.(services);
  await identity.demo?.(services);
  await loadDemoCases(services);
  await refreshMeasures(services);
  analyst = await aPerson(services, 'crime analyst', [demoSites.philadelphia]);
  detective = await aPerson(services, 'detective', [demoSites.philadelphia]);
  stranger = await aPerson(services, 'crime analyst', [await aSite(services, 'Elsewhere')]);
});
afterAll(async () => {
  if (before === undefined) delete process.env.PSP_DEMO_CASES;
  else process.env.PSP_DEMO_CASES = before;
  await application.close();
});

const ask = async <T>(query: ReturnType<typeof sql<T>>) =>
  application.services.database.asSystem(
    'a test looks at facts',
    async (tx) => (await query.execute(tx)).rows,
  );
const facts = () => ask(sql`select * from cases.measure_fact order by site_id, case_id, defendant_key`);
const at = (path: string) => `/api/sites/${demoSites.philadelphia.slug}/cases/measures${path}`;
const measure = async (path: string, person = analyst) =>
  (await application.call(person, 'GET', at(path))).body;

describe('the facts', () => {
  it('after a refresh are those of a full recomputation, whatever happened to cases meanwhile', async () => {
    const { services } = application;
    const changed = await happenings();
    await projectCases(services, changed);
    const refreshed = await refreshMeasures(services);
    expect(refreshed.cases).toBeGreaterThan(0);
    expect(refreshed.cases).toBeLessThan(Number(CASES) / 2);
    const incremental = await facts();
    const name = (await measure('/funnel')).data.factsHash;
    await recomputeMeasures(services);
    expect(await facts()).toEqual(incremental);
    expect((await measure('/funnel')).data.factsHash).toBe(name);
  });

  it('hold nothing of a case that is sealed or was expunged', async () => {
    const { services } = application;
    const [one, other] = (await facts()) as { case_id: string }[];
    await ask(sql`update cases.event e set compartment_id = sharing.compartment_for(c.site_id, c.owner_agency_id,
        c.record_class, c.field, 'sealed')
      from sharing.compartment c where c.id = e.compartment_id and e.case_id = ${one!.case_id}`);
    await removeEvents(other!.case_id);
    await refreshMeasures(services);
    const left = (await facts()) as { case_id: string }[];
    for (const { case_id: gone } of [one!, other!])
      expect(left.filter(({ case_id }) => case_id === gone)).toEqual([]);
  });

  it('are counted once a defendant, and never by a name or a number', async () => {
    const [one] = (await facts()) as Record<string, unknown>[];
    expect(Object.keys(one!).filter((column) => /name|number|birth/.test(column))).toEqual([]);
  });
});

describe('a measure', () => {
  it.each(measureKeys)('of %s answers with a sentence, a table and its definitions', async (key) => {
    const { status, body } = await application.call(analyst, 'GET', at(`/${key}`));
    expect(status).toBe(200);
    expect(body.sentence.length).toBeGreaterThan(20);
    expect(body.definitions.length).toBeGreaterThan(0);
    expect(body.assumptions.join(' ')).toContain('Sealed and expunged cases');
  });

  it('shows no count from one to nine', async () => {
    for (const key of measureKeys.filter((one) => one !== 'time-to-stage' && one !== 'performance')) {
      const { table, bars, figures } = await measure(`/${key}?by=year`);
      const counts = [
        ...table.rows.flatMap((row: Record<string, unknown>) =>
          Object.entries(row).flatMap(([name, value]) => (name === 'group' ? [] : [value])),
        ),
        ...bars.rows.map(({ value }: { value: number | null }) => value),
        ...figures
          .filter(({ format }: { format: string }) => format === 'count')
          .map(({ value }: { value: number }) => value),
      ];
      expect(counts.filter((value) => typeof value === 'number' && value > 0 && value < 10)).toEqual([]);
    }
  });

  it('counts every defendant of a case that is not sealed, at each stage fewer than before', async () => {
    const { bars, data } = await measure('/funnel');
    const reached = bars.rows.map(({ value }: { value: number }) => value);
    expect(reached[0]).toBe(data.facts);
    expect([...reached].sort((one, other) => other - one)).toEqual(reached);
  });

  it('becomes a run that a finding can rest on, with the facts it was counted from', async () => {
    const saved = await application.call(analyst, 'POST', at('/funnel/runs'), { by: 'year' });
    expect(saved.status).toBe(201);
    const run = (
      await application.call(
        analyst,
        'GET',
        `/api/sites/${demoSites.philadelphia.slug}/runs/${saved.body.runId}`,
      )
    ).body;
    const shown = await measure('/funnel?by=year');
    expect(run.state).toBe('finished');
    expect(run.result.figures).toEqual(shown.figures);
    expect(run.recipe).toMatchObject({
      method: 'case-measures',
      unit: 'cases',
      versionId: shown.data.versionId,
    });
    const finding = await application.call(
      analyst,
      'POST',
      `/api/sites/${demoSites.philadelphia.slug}/findings`,
      {
        runId: saved.body.runId,
        figureKey: 'charged',
        statement: run.result.sentence,
        cannotShow: 'It says nothing of any one person.',
      },
    );
    expect(finding.status).toBe(201);
    expect(finding.body.figureLabel).toBe('Charged');
  });
});

describe('whoever reads figures', () => {
  it('reads no case and no row of the facts', async () => {
    const { database } = application.services;
    const seen = (query: string) =>
      database.as({ personId: analyst }, async (tx) => (await sql.raw(query).execute(tx)).rows);
    for (const table of ['case', 'event', 'part', 'defendant', 'charge', 'hearing'])
      expect(await seen(`select 1 from cases.${table}`)).toEqual([]);
    for (const column of ['case_id', 'defendant_key', 'mark', '*'])
      await expect(seen(`select ${column} from cases.measure_fact`)).rejects.toThrow('permission denied');
    await expect(seen('select case_id from cases.measured')).rejects.toThrow('does not exist');
    expect((await seen('select 1 from cases.measured')).length).toBeGreaterThan(300);
  });

  it('does so at their own site, and with the permission', async () => {
    expect((await application.call(stranger, 'GET', at('/funnel'))).status).toBe(403);
    expect((await application.call(detective, 'GET', at('/funnel'))).status).toBe(403);
    expect((await application.call(detective, 'POST', at('/funnel/runs'), {})).status).toBe(403);
    const rows = await application.services.database.as(
      { personId: stranger },
      async (tx) => (await sql`select 1 from cases.measured`.execute(tx)).rows,
    );
    expect(rows).toEqual([]);
  });
});

/** Told later, corrected, and with another revision: what can change of a case, drawn by its id. */
async function happenings(): Promise<string[]> {
  const rows = await ask(sql<{ caseId: string }>`
    with drawn as (
      select e.*, row_number() over (partition by e.case_id order by md5(e.id::text)) as n
      from cases.event e where e.kind in ('hearing-held', 'screened', 'charge-filed', 'disposed', 'plea', 'referred')
    ), told as (
      insert into cases.event (id, case_id, site_id, compartment_id, agency_id, source, source_key, revision, kind,
        effective_at, defendant_key, charge_key, hearing_key, payload)
      select gen_random_uuid(), case_id, site_id, compartment_id, agency_id, source,
        case when md5(id::text) < '8' then source_key else 'void ' || source_key end,
        case when md5(id::text) < '8' then revision + 1 else 1 end,
        case when md5(id::text) < '8' then kind else 'corrected' end,
        effective_at + interval '3 days', defendant_key, charge_key, hearing_key,
        case when md5(id::text) < '8' then payload else jsonb_build_object('voids', source_key) end
      from drawn where n = 1 and md5(case_id::text) < '4'
      returning case_id
    )
    select distinct case_id as "caseId" from told`);
  return rows.map(({ caseId }) => caseId);
}

async function removeEvents(caseId: string): Promise<void> {
  for (const table of ['event_field', 'event', 'projection'])
    await ask(sql`delete from ${sql.table(`cases.${table}`)} where case_id = ${caseId}`);
}
