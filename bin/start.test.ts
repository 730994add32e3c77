import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '#platform/database/backup/testing/content-of.ts';
import { addressOfRunning } from '#platform/database/embedded/attach.ts';
import { startEmbedded } from '#platform/database/embedded/start.ts';
import { withClient, withDatabase } from '#platform/database/provision.ts';
import { type StartedApplication, startApplicationProcess } from '../journeys/application.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'psp-start-'));
const started: StartedApplication[] = [];

afterEach(async () => {
  for (const application of started.splice(0)) await application.stop();
});
afterAll(() => rmSync(dataDir, { recursive: true }));

async function start(): Promise<StartedApplication> {
  const application = await startApplicationProcess({ dataDir });
  started.push(application);
  return application;
}

/** Goes on by the clock whoever is looking: the queue, deliveries, the sealing of the audit and the counting of figures. */
const clockwork = /^jobs\.|^platform\.(outbox|event_delivery|audit_)|^cases\.measure_/;

/** The demo is there when the start says so; what its events set going (looks, bulletins, backtests) ends a little later. */
async function workIsDone(): Promise<void> {
  const server = addressOfRunning(join(dataDir, 'database'));
  if (!server) throw new Error('There is no work without a running application.');
  await withClient(withDatabase(server, 'psp'), async (owner) => {
    const waiting = async () => {
      const { rows } = await owner.query<{ waiting: string }>(`
        select (select count(*) from platform.outbox) + (
          select count(*) from jobs.job
          where state in ('created', 'retry', 'active') and start_after <= now() and name like '%.%') as waiting`);
      return Number(rows[0]!.waiting);
    };
    await expect
      .poll(async () => (await waiting()) + (await later(1_000).then(waiting)), {
        timeout: 120_000,
        interval: 500,
      })
      .toBe(0);
  });
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What the stopped application has stored. Opening it also proves that nothing else holds the folder. */
async function stored(): Promise<Record<string, string[]>> {
  const server = await startEmbedded({ dataDir: join(dataDir, 'database') });
  const content = await contentOf(withDatabase(server.adminUrl, 'psp'));
  await server.stop();
  expect(server.tookOver).toBe(false);
  return Object.fromEntries(Object.entries(content).filter(([table]) => !clockwork.test(table)));
}

/** By name, so that a failure says which tables; what is in them would be pages. */
function changedIn(now: Record<string, string[]>, before: Record<string, string[]>): string[] {
  const tables = new Set([...Object.keys(now), ...Object.keys(before)]);
  return [...tables].filter((table) => JSON.stringify(now[table]) !== JSON.stringify(before[table]));
}

describe('the application as a process', { timeout: 300_000 }, () => {
  let first: Record<string, string[]>;

  it('loads the demo, says where it can be used, and stops cleanly when asked to', async () => {
    const application = await start();
    expect((await fetch(application.url)).status).toBeLessThan(500);
    await workIsDone();
    expect(await application.stop()).toBe(0);
    first = await stored();
    expect(first['program.site']).not.toEqual([]);
  });

  it('changes nothing by a second start, nor by one beside it, which is refused', async () => {
    const application = await start();
    await expect(start()).rejects.toThrow('ended with code 1');
    await application.stop();
    expect(changedIn(await stored(), first)).toEqual([]);
  });

  it('has all data after it was killed outright, at once and without help', async () => {
    const application = await start();
    await application.kill();
    const again = await start();
    expect((await fetch(again.url)).status).toBeLessThan(500);
    await again.stop();
    expect(changedIn(await stored(), first)).toEqual([]);
  });
});
