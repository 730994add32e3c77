import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '#platform/database/backup/testing/content-of.ts';
import { startEmbedded } from '#platform/database/embedded/start.ts';
import { withDatabase } from '#platform/database/provision.ts';
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

/** Goes on by the clock whoever is looking: the queue, deliveries and the sealing of the audit. */
const clockwork = /^jobs\.|^platform\.(outbox|event_delivery|audit_)/;

/** What the stopped application has stored. Opening it also proves that nothing else holds the folder. */
async function stored(): Promise<Record<string, string[]>> {
  const server = await startEmbedded({ dataDir: join(dataDir, 'database') });
  const content = await contentOf(withDatabase(server.adminUrl, 'psp'));
  await server.stop();
  expect(server.tookOver).toBe(false);
  return Object.fromEntries(Object.entries(content).filter(([table]) => !clockwork.test(table)));
}

describe('the application as a process', { timeout: 300_000 }, () => {
  let first: Record<string, string[]>;

  it('loads the demo, says where it can be used, and stops cleanly when asked to', async () => {
    const application = await start();
    expect((await fetch(application.url)).status).toBeLessThan(500);
    expect(await application.stop()).toBe(0);
    first = await stored();
    expect(first['program.site']).not.toEqual([]);
  });

  it('changes nothing by a second start, nor by one beside it, which is refused', async () => {
    const application = await start();
    await expect(start()).rejects.toThrow('ended with code 1');
    await application.stop();
    expect(await stored()).toEqual(first);
  });

  it('has all data after it was killed outright, at once and without help', async () => {
    const application = await start();
    await application.kill();
    const again = await start();
    expect((await fetch(again.url)).status).toBeLessThan(500);
    await again.stop();
    expect(await stored()).toEqual(first);
  });
});
