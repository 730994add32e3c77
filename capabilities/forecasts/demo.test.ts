import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPeople } from '#capabilities/identity/server.ts';
import { capabilities } from '#capabilities/registry.ts';
import { type TestApplication, testApplication } from '#capabilities/testing/test-application.ts';
import { loadDemoForecasts, submitDemoJob } from './demo.ts';
import { backtestJob } from './schedule/backtest-job.ts';

let application: TestApplication;
beforeAll(async () => {
  application = await testApplication(capabilities, { environment: { PSP_DEMO: 'on' } });
  for (const { name, demo } of capabilities)
    if (['program', 'identity', 'incidents'].includes(name)) await demo?.(application.services);
  await loadDemoForecasts(application.services);
});
afterAll(() => application.close());

const path = '/api/sites/philadelphia-pa/forecasts';
const asExecutive = (url: string) => application.call(demoPeople['executive-philadelphia'], 'GET', url);
const context = () => ({ id: 'test', attempt: 1, signal: new AbortController().signal });

describe('the demo’s forecast', () => {
  it('is there once however often the demo is loaded', async () => {
    await loadDemoForecasts(application.services);
    expect((await asExecutive(path)).body.items).toHaveLength(1);
  });

  it('waits for the executive’s signature once the job has tested it', async () => {
    const [{ id }] = (await asExecutive(path)).body.items;
    const { backtest } = (await asExecutive(`${path}/${id}`)).body;
    await backtestJob.run({ backtestId: backtest.id }, application.services, context());
    await submitDemoJob.run({ planId: id }, application.services, context());
    const { body } = await asExecutive(`${path}/${id}`);
    expect(body.state).toBe('in-review');
    expect(body.backtest.result.periods).toHaveLength(13);
    expect(body.backtest.result.sentence).toMatch(/plain counts/);
  });
});
