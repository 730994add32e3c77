import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analysis } from '#capabilities/analysis/server.ts';
import { aFile, anAnalyst } from '#capabilities/incidents/testing/incidents-world.ts';
import { aPartnership, type Partnership } from '../testing/partnership.ts';
import { hearRuns } from './hear-runs.ts';
import { keepScheduleJob } from './schedule.ts';

const lastYear = {
  method: 'compare-periods',
  launchOn: '2024-01-01',
  before: { from: '2023-01-01', to: '2023-12-31' },
  after: { from: '2024-01-01', to: '2024-12-31' },
  areas: {},
  settleDays: 10,
} as const;
/** A held clock stands still; a look is due on the day it says. */
const context = () => ({ id: 'test', attempt: 1, signal: new AbortController().signal });

let p: Partnership;
beforeAll(async () => {
  p = await aPartnership();
});
afterAll(() => p.close());

const keepSchedule = () => keepScheduleJob.run({}, p.services, context());
const shown = async (id: string) => (await p.call(p.people.liaison, 'GET', p.at(`/evaluations/${id}`))).body;

/** Ten shootings a month in 2023, and from 2024 on as many as told. */
function shootings(eachMonthOf2024: number): string {
  const months = (year: number, each: number) =>
    Array.from({ length: 12 * each }, (_, i) => {
      const month = String(Math.floor(i / each) + 1).padStart(2, '0');
      const day = String((i % each) + 1).padStart(2, '0');
      const lon = (-75.1 - (i % 40) * 0.003).toFixed(4);
      return `${year}${i},${year}-${month}-${day} 21:00:00,false,${lon},40.00,${i} A ST,25`;
    });
  return aFile(...months(2023, 10), ...months(2024, eachMonthOf2024));
}

async function dataArrive(text: string, snapshotDate: string): Promise<void> {
  const analyst = anAnalyst(p, p.people.analyst, p.site);
  await analyst.importsAndAccepts(await analyst.opensASource(), text, { snapshotDate });
}

/** What the background would do: run what was asked for, and tell of it. */
async function runsAreCarriedOut(): Promise<void> {
  const run = analysis.jobs!.find(({ name }) => name === 'analysis.run')!;
  const queued = await p.services.database.asSystem('runs of a test', async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from analysis.run where state = 'queued'`.execute(
      tx,
    );
    return rows;
  });
  for (const { id } of queued) {
    await run.run({ runId: id }, p.services, context());
    await p.services.database.asSystem('a test tells of a run', (tx) =>
      hearRuns.handle(
        tx,
        {
          ...{ id, kind: 'analysis.run-finished', siteId: p.site.id, personId: null, payload: {} },
          ...{ subject: { table: 'analysis.run', id }, at: new Date() },
        },
        p.services,
      ),
    );
  }
}

describe('a registered design whose launch day has come', () => {
  it('waits for data that reach far enough, and says so', async () => {
    const { id } = await p.registered({ ...lastYear, interimLooks: 0 });
    await keepSchedule();
    expect(await shown(id)).toMatchObject({ state: 'under-way' });
    expect((await shown(id)).looks[0].heldUp).toContain('no data version');
  });

  it('is read on schedule with exactly what was registered, early and at last, and then reported', async () => {
    const { id } = await p.registered({ ...lastYear, interimLooks: 1 });
    await dataArrive(shootings(5), '2025-01-20');
    await keepSchedule();
    await runsAreCarriedOut();
    const design = await shown(id);
    expect(design.state).toBe('reported');
    // Half of a leap year is 183 days: to July 1, and of the year before to July 2.
    const [early, last] = design.looks;
    expect(early.result.table.rows.map(({ count }: { count: number }) => count)).toEqual([62, 31]);
    expect(last.result.table.rows.map(({ count }: { count: number }) => count)).toEqual([120, 60]);
    expect(last.result.sentence).toContain('60');
    expect(last.dataLabel).toMatch(/version 1/);
  });

  it('takes each look once, however often the calendar is kept', async () => {
    const { id } = await p.registered({ ...lastYear, interimLooks: 2 });
    await Promise.all([keepSchedule(), keepSchedule()]);
    await keepSchedule();
    const { rows } = await p.services.database.asSystem('a test counts runs', (tx) =>
      sql<{
        runs: number;
      }>`select count(distinct run_id) as runs from evaluation.look where design_id = ${id}`.execute(tx),
    );
    expect(Number(rows[0]!.runs)).toBe(3);
    await runsAreCarriedOut();
    expect((await shown(id)).state).toBe('reported');
  });

  it('asks in its author’s name, and its runs are analyses like any other: a finding can be drafted from one', async () => {
    const { id } = await p.registered({ ...lastYear, interimLooks: 0 });
    await keepSchedule();
    await runsAreCarriedOut();
    const [look] = (await shown(id)).looks;
    const draft = {
      runId: look.runId,
      figureKey: 'after',
      statement: 'Half as many people were shot in the year after the launch.',
      cannotShow: 'It can’t show why there were fewer.',
    };
    expect((await p.call(p.people.analyst, 'POST', p.at('/findings'), draft)).status).toBe(201);
  });

  it('does not take days before the data for days without shootings', async () => {
    const { id } = await p.registered({
      ...lastYear,
      before: { from: '2022-01-01', to: '2022-12-31' },
      interimLooks: 0,
    });
    await keepSchedule();
    expect((await shown(id)).looks[0]).toMatchObject({
      runId: null,
      heldUp: expect.stringContaining('not days without shootings'),
    });
  });
});
